using System.Globalization;
using Amends.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["compare", var texts])
    Compare.Run(texts);
else if (args is ["issues", var folder, var count])
    ManyTexts.Run(folder, int.Parse(count, CultureInfo.InvariantCulture));
else
    BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
