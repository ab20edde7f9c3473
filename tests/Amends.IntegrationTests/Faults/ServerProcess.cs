using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace Amends.IntegrationTests.Faults;

/// <summary>The real program, run as its own process, so that it can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private ServerProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <param name="before">What a shell does first, such as setting a limit.</param>
    public static async Task<ServerProcess> Start(string folder, string? database, string before = "true")
    {
        var program = System.IO.Path.Combine(AppContext.BaseDirectory, "amends");
        var options = database is null ? "" : $" --database '{database}'";
        var start = new ProcessStartInfo("bash", ["-c", $"{before}; exec '{program}' serve --data '{folder}' --urls http://127.0.0.1:0{options}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new ServerProcess(Process.Start(start)!);
        server._process.ErrorDataReceived += (_, line) =>
        {
            lock (server._errors)
                server._errors.AppendLine(line.Data);
        };
        server._process.BeginErrorReadLine();
        while (await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("Amends is at ", StringComparison.Ordinal))
                continue;
            server.Address = new Uri(line["Amends is at ".Length..]);
            return server;
        }
        await server._process.WaitForExitAsync();
        throw new InvalidOperationException($"It did not start: {server.Errors}");
    }

    public HttpClient Client(string token)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Whether a line of the log says so, now or within ten seconds: the log is written beside the answers.</summary>
    public async Task<bool> Says(string words)
    {
        for (var waited = 0; waited < 200 && !Errors.Contains(words, StringComparison.Ordinal); waited++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return Errors.Contains(words, StringComparison.Ordinal);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
