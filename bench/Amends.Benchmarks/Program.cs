using Amends.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["compare", var texts])
    Compare.Run(texts);
else
    BenchmarkSwitcher.FromTypes([typeof(ReadingBenchmarks), typeof(LengthBenchmarks), typeof(ReviewingBenchmarks), typeof(PathBenchmarks)]).Run(args);
