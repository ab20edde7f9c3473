using Amends.Benchmarks;
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromTypes([typeof(ReadingBenchmarks), typeof(ReviewingBenchmarks), typeof(PathBenchmarks)]).Run(args);
