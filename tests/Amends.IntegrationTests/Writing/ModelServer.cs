using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amends.IntegrationTests.Writing;

/// <summary>Speaks the OpenAI protocol on this machine, well and badly: the name of the model says how.</summary>
internal sealed partial class ModelServer : IAsyncDisposable
{
    public const string Good =
        "You wrote that your parcel NUMBER is late and that nobody answers. I understand how frustrating that is. I’m sorry that we kept you waiting. I’ll trace the parcel with that number and write to you with what I find. What would help you most until then?";

    private readonly WebApplication _app;

    private ModelServer(WebApplication app)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";
    }

    public string Address { get; }

    /// <summary>The bodies that came, with the key in front.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public static async Task<ModelServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        ModelServer? server = null;
        app.MapPost("/v1/chat/completions", http => server!.Answer(http));
        await app.StartAsync();
        return server = new ModelServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Asked.Enqueue(http.Request.Headers.Authorization + "\n" + body);
        var number = Token().Match(body) is { Success: true } token ? token.Value : "48213";
        switch (JsonDocument.Parse(body).RootElement.GetProperty("model").GetString())
        {
            case "late": await Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted).ContinueWith(_ => { }); break;
            case "busy": http.Response.StatusCode = 429; http.Response.Headers.RetryAfter = "120"; break;
            case "failing": http.Response.StatusCode = 500; await http.Response.WriteAsync("{\"error\":{\"message\":\"no\"}}"); break;
            case "garbage": http.Response.ContentType = "text/event-stream"; await http.Response.WriteAsync("data: {\"what\": [[[\n\n<html>"); break;
            case "html": http.Response.ContentType = "text/html"; await http.Response.WriteAsync("<h1>Welcome to the router</h1>"); break;
            case "broken": await Chunk(http, "You wrote that your", null); http.Abort(); break;
            case "declining": await Chunk(http, null, null, refusal: "I cannot help with that."); await Done(http, "stop"); break;
            case "empty": await Done(http, "stop"); break;
            case "endless":
                for (var i = 0; i < 2_000 && !http.RequestAborted.IsCancellationRequested; i++) await Chunk(http, "and then we did this and that and more of it ", null);
                break;
            case "generous": await Whole(http, Good.Replace("NUMBER", number, StringComparison.Ordinal) + " I’ll refund you £500 today."); break;
            case "inventing": await Whole(http, Good.Replace("NUMBER", number, StringComparison.Ordinal) + " Our colleague Brunhilde in Antwerp knows of it."); break;
            case "rude": await Whole(http, "Calm down. You should have read the terms. It’s not our fault, that is the courier’s problem."); break;
            case "streaming":
                foreach (var word in Good.Replace("NUMBER", number, StringComparison.Ordinal).Split(' ')) await Chunk(http, word + " ", null);
                await Done(http, "stop");
                break;
            default: await Whole(http, Good.Replace("NUMBER", number, StringComparison.Ordinal)); break;
        }
    }

    private static async Task Whole(HttpContext http, string text)
    {
        await Chunk(http, text, null);
        await Done(http, "stop");
    }

    private static async Task Done(HttpContext http, string reason)
    {
        await Chunk(http, null, reason);
        await http.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static async Task Chunk(HttpContext http, string? text, string? reason, string? refusal = null)
    {
        if (!http.Response.HasStarted) http.Response.ContentType = "text/event-stream";
        var delta = new Dictionary<string, object?> { ["role"] = "assistant" };
        if (text is not null) delta["content"] = text;
        if (refusal is not null) delta["refusal"] = refusal;
        var chunk = new { id = "c1", @object = "chat.completion.chunk", created = 1, model = "m", choices = new[] { new { index = 0, delta, finish_reason = reason } } };
        await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n");
        await http.Response.Body.FlushAsync();
    }

    [GeneratedRegex(@"\[\[NUMBER_[A-Z]+\]\](?= is two)")]
    private static partial Regex Token();
}
