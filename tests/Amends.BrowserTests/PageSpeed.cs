using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>
/// What a person at a browser waits for, on the demo and on this machine: first contentful paint, shift of the layout, the time from a key to the next paint
/// while the review is on, and what a page weighs. Prints a table for docs/reference/benchmarks.md; run by hand on an idle machine:
/// <c>Amends.BrowserTests -explicit only -class "*PageSpeed" -showLiveOutput</c>. Nothing of it is asserted but that it could be measured.
/// </summary>
public sealed class PageSpeed(Installation installation, ITestOutputHelper output) : IClassFixture<Installation>
{
    private const int Visits = 7;

    private const string Watch = """
        window.seen = { shift: 0, keys: [] };
        new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) seen.shift += e.value; })).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(list => list.getEntries().forEach(e => { if (e.name.startsWith('key') || e.name === 'input') seen.keys.push(e.duration); })).observe({ type: 'event', durationThreshold: 16, buffered: true });
        """;

    private const string Paint = """
        () => { const script = performance.getEntriesByType('resource').filter(r => r.initiatorType === 'script').reduce((sum, r) => sum + r.encodedBodySize, 0);
          const page = performance.getEntriesByType('navigation')[0];
          return { answer: page.responseEnd, parsed: page.domInteractive, ran: page.domContentLoadedEventEnd, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1, shift: seen.shift, script }; }
        """;

    [Fact(Explicit = true)]
    public async Task What_a_person_waits_for()
    {
        await using var demo = await DemoHouse.Open(installation);
        await using var agent = await demo.Visitor("ines");
        await agent.Page.AddInitScriptAsync(Watch);
        await agent.Page.GotoAsync("/queue");
        var reference = (await agent.Page.Locator("a[href*='/complaints/AM-']").First.GetAttributeAsync("href"))!.Split('?')[0];
        output.WriteLine("| page | answered, parsed, scripts run, ms (medians) | first contentful paint, ms (median, worst of 7) | layout shift | script, kB compressed |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var path in new[] { "/queue", reference, "/search?q=parcel", "/practice", "/promises" })
        {
            var (paints, shift, script) = (new List<double>(), 0.0, 0.0);
            var parts = new[] { "answer", "parsed", "ran" }.ToDictionary(part => part, _ => new List<double>(), StringComparer.Ordinal);
            for (var visit = 0; visit < Visits; visit++)
            {
                // From another page of the workspace: from a blank one the browser starts a process first, which takes it longer than the page.
                // A person reads there for a second: by then that page has drawn itself and asks for nothing.
                await agent.Page.GotoAsync("/account");
                await agent.Page.WaitForTimeoutAsync(1_000);
                await agent.Page.GotoAsync(path);
                await agent.Page.WaitForTimeoutAsync(600);
                var told = await agent.Page.EvaluateAsync<JsonElement>(Paint);
                paints.Add(told.GetProperty("paint").GetDouble());
                foreach (var (part, found) in parts)
                    found.Add(told.GetProperty(part).GetDouble());
                shift = Math.Max(shift, told.GetProperty("shift").GetDouble());
                script = Math.Max(script, told.GetProperty("script").GetDouble());
            }
            paints.ShouldAllBe(paint => paint > 0);
            paints.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {path.Replace(reference, "a case", StringComparison.Ordinal)} | {string.Join(", ", parts.Values.Select(found => found.Order().ElementAt(Visits / 2).ToString("F0", CultureInfo.InvariantCulture)))} | {paints[Visits / 2]:F0}, {paints[^1]:F0} | {shift:F3} | {script / 1000:F0} |"));
        }

        await agent.Page.GotoAsync(reference);
        await agent.Page.Locator("textarea[name=text]").First.FocusAsync();
        await agent.Page.Keyboard.TypeAsync("You waited in twice for nothing, and nobody told you why. I am sorry. I will ring you by noon tomorrow, and your parcel is with you before that.", new() { Delay = 70 });
        await agent.Page.WaitForTimeoutAsync(1_000);
        var keys = (await agent.Page.EvaluateAsync<double[]>("() => seen.keys")).Order().ToArray();
        output.WriteLine(keys.Length == 0 ? "No key took 16 ms to its paint." : string.Create(CultureInfo.InvariantCulture, $"From a key to the next paint, of those over 16 ms: {keys.Length}, median {keys[keys.Length / 2]:F0} ms, worst {keys[^1]:F0} ms."));
    }
}
