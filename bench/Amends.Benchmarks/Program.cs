using Amends.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["compare", var texts])
    Compare.Run(texts);
else
    BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
