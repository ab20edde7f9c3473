using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Amends.Load;

/// <summary>A server of its own on a free loopback port; stopped when disposed.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;

    private Server(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From start to the first answer.</summary>
    public TimeSpan Ready { get; private set; }

    public static async Task<Server> Start(string program, string data, CancellationToken cancel, string? database = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(program, ["serve", "--data", Path.GetFullPath(data), "--urls", address.ToString().TrimEnd('/'), .. database is null ? Array.Empty<string>() : ["--database", database]]) { RedirectStandardOutput = true };
        // As ./amends starts it.
        start.Environment["DOTNET_TieredPGO"] = "1";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(Path.GetFullPath(program));
        var watch = Stopwatch.StartNew();
        var server = new Server(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, _) => { };
        server._process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (server._process.HasExited)
                throw new InvalidOperationException("The server ended before it answered.");
            try
            {
                using var answer = await client.GetAsync("/sign-in", cancel);
                server.Ready = watch.Elapsed;
                return server;
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(20, cancel);
            }
        }
    }

    /// <summary>Resident memory now and at its highest, in MB; from /proc, so only on Linux.</summary>
    public (int Now, int Peak) Memory()
    {
        var status = $"/proc/{_process.Id}/status";
        return File.Exists(status) && File.ReadAllLines(status) is var lines ? (Megabytes(lines, "VmRSS:"), Megabytes(lines, "VmHWM:")) : (0, 0);
    }

    /// <summary>Processor time used so far: what a request costs, however busy the machine is with other things.</summary>
    public TimeSpan Processor()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private static int Megabytes(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : 0;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
