using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

/// <summary>docs/reference/api.md, word for word: each example is run in order with the real curl against a real server.</summary>
public partial class DocumentTests
{
    /// <summary>Which names in an answer the later examples speak of.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["reference"] = "REF", ["optionId"] = "OPTION", ["actionId"] = "STEP", ["approvalId"] = "APPROVAL", ["promiseId"] = "PROMISE", ["giftId"] = "GIFT", ["customerId"] = "CUSTOMER", ["messageId"] = "MESSAGE", ["sessionId"] = "SESSION",
    };

    [Theory, OnBoth]
    internal async Task Every_example_does_what_it_says(On on)
    {
        await using var served = await Served.Start(on);
        var known = new Dictionary<string, string>
        {
            ["AMENDS"] = served.Address.ToString().TrimEnd('/'),
            ["TOKEN"] = await served.Token("doc", Role.Agent),
            ["ADMIN_TOKEN"] = await served.Token("doc admin", Role.Admin),
            ["CHARTER"] = "fca-disp",
            ["LEAD_TOKEN"] = await served.Token("doc lead", Role.Lead),
        };
        await using (var db = await served.Db())
            known["OWNER"] = db.Tokens.Single(t => t.Name == "doc").Id.ToString();
        await using (var scope = served.App.Services.CreateAsyncScope())
            known["OTHER_LEAD"] = (await scope.ServiceProvider.GetRequiredService<Accounts>().Create("ruth@example.com", "Ruth", Role.Lead, "a calm and long password")).Value().Id.ToString();
        await using (var scope = served.App.Services.CreateAsyncScope())
            (await scope.ServiceProvider.GetRequiredService<Accounts>().Create("rita@example.com", "Rita", Role.Lead, "a calm and long password")).Value();
        foreach (var example in Examples())
        {
            if (example.Contains("$WAITING", StringComparison.Ordinal))
                known["WAITING"] = await Waiting(served, known);
            var (status, output, errors) = await Run(example, known);
            status.ShouldBe(0, $"{example}\n{output}\n{errors}");
            Remember(output, known);
        }
    }

    /// <summary>A reply that waits for a second reader; the rule that made it wait is gone again.</summary>
    private static async Task<string> Waiting(Served served, Dictionary<string, string> known)
    {
        var (rules, waiting) = (served.App.Services.GetRequiredService<HouseReading>(), served.App.Services.GetRequiredService<WaitingForReaders>());
        (await rules.Change(Person.Amends, new ReadingRules(ScoreBelow: 100))).Value();
        var reply = served.App.Services.GetRequiredService<SendReply>();
        (await reply.Handle(new Target(known["REF"], new Person(Guid.Parse(known["OWNER"]), "doc", Role.Agent)), new Reply("I am sorry, Maya, that it took so long."))).Value().Needs.ShouldNotBeNull();
        (await rules.Change(Person.Amends, new ReadingRules())).Value();
        return (await waiting.Handle(Person.Amends))!.Items[^1].Id.ToString();
    }

    [Fact]
    public async Task Every_call_has_an_example()
    {
        var served = await Served.Shared(On.Sqlite);
        var shown = Examples().Select(Call).ToHashSet();
        foreach (var endpoint in served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = endpoint.RoutePattern.RawText!;
            if (!route.StartsWith("/api/v1/", StringComparison.Ordinal))
                continue;
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
                shown.ShouldContain($"{method} {Hole().Replace(route, "*")}");
        }
    }

    private static IEnumerable<string> Examples() => Block().Matches(File.ReadAllText(Document())).Select(match => match.Groups[1].Value);

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Amends.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return System.IO.Path.Combine(folder.FullName, "docs", "reference", "api.md");
    }

    private static string Call(string example) =>
        (example.Contains("--json", StringComparison.Ordinal) ? "POST " : "GET ") + Variable().Replace(Address().Match(example).Groups[1].Value, "*");

    private static async Task<(int Status, string Output, string Errors)> Run(string example, Dictionary<string, string> known)
    {
        var start = new ProcessStartInfo("bash", ["-euc", example]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in known)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    private static void Remember(string output, Dictionary<string, string> known)
    {
        if (!output.StartsWith('{'))
            return;
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        if (answer.TryGetProperty("messages", out var messages))
            foreach (var message in messages.EnumerateArray())
                if (message.TryGetProperty("files", out var files) && files.GetArrayLength() > 0)
                    known["FILE"] = files[0].GetProperty("id").GetString()!;
        var entries = answer.TryGetProperty("entries", out var list) ? list.EnumerateArray().Select(entry => entry.GetProperty("what")) : [];
        foreach (var part in entries.Prepend(answer))
            foreach (var (name, variable) in Named)
                // A payment has a reference too: of another system.
                if (part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && (name != "reference" || value.GetString()!.StartsWith("AM-", StringComparison.Ordinal)))
                    known[variable] = value.GetString()!;
    }

    [GeneratedRegex("^```bash\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"""\$AMENDS([^""?]*)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\$[A-Z]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
