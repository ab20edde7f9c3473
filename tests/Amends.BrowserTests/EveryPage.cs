using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>
/// Walks the demo by its links, as an agent, a lead and an administrator, and takes each page's picture at three widths, by day and by night, for people to
/// look at. Every page answers, fits the screen and passes axe. Run by <c>docs/screenshots --every FOLDER</c>, not by <c>./test</c>.
/// </summary>
public sealed partial class EveryPage(Installation installation) : IClassFixture<Installation>
{
    /// <summary>So many pages of one kind are looked at.</summary>
    private const int OfAKind = 2;

    private static readonly (int Width, bool Dark)[] s_looks = [(390, false), (390, true), (1440, false), (1440, true), (2560, false)];

    [Fact(Explicit = true)]
    public async Task Every_page_answers_fits_the_screen_and_passes_axe()
    {
        await using var demo = await DemoHouse.Open(installation);
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in new[] { "ines", "ruth", "felix" })
        {
            // Who may do more sees the pages of those before too: only what is new is looked at again.
            var paths = (await Walk(demo, member)).Where(path => seen.Add(KindOf(path)) || path.Contains("/complaints/AM-", StringComparison.Ordinal)).ToList();
            foreach (var (width, dark) in s_looks)
                wrong.AddRange(await Look(demo, member, paths, width, dark));
        }
        wrong.ShouldBeEmpty();
    }

    /// <summary>What links lead to from the queue on, a few of each kind.</summary>
    private static async Task<List<string>> Walk(DemoHouse demo, string member)
    {
        await using var visitor = await demo.Visitor(member);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var (found, next) = (new List<string> { "/queue" }, 0);
        while (next < found.Count)
        {
            await visitor.Page.GotoAsync(found[next++]);
            foreach (var link in await visitor.Page.EvaluateAsync<string[]>("""[...document.querySelectorAll('a[href^="/"]')].map(a => a.getAttribute('href').split('#')[0])"""))
            {
                var soFar = kinds.GetValueOrDefault(KindOf(link));
                if (soFar >= OfAKind || found.Contains(link) || NoPage().IsMatch(link))
                    continue;
                kinds[KindOf(link)] = soFar + 1;
                found.Add(link);
            }
        }
        return found;
    }

    private static async Task<List<string>> Look(DemoHouse demo, string member, List<string> paths, int width, bool dark)
    {
        var wrong = new List<string>();
        await using var visitor = await demo.Visitor(member, width, dark);
        foreach (var (at, path) in paths.Index())
        {
            if (await visitor.Page.GotoAsync(path) is { Status: not 200 } refused)
                wrong.Add($"{member} at {path}: {refused.Status}");
            await visitor.Look($"{member}-{at:000}{KindOf(path).Replace('/', '-')}-{width}{(dark ? "-dark" : "")}");
            try
            {
                await visitor.IsAccessible();
                await visitor.FitsTheScreen();
            }
            catch (ShouldAssertException exception)
            {
                wrong.Add($"{member} at {path}, {width}{(dark ? " dark" : "")}: {exception.Message}");
            }
        }
        return wrong;
    }

    /// <summary>The address without what names one of many, so that a thousand cases are one kind of page.</summary>
    private static string KindOf(string path) => OneOfMany().Replace(path.Split('?')[0], "one");

    [GeneratedRegex("AM-[0-9A-Z]{4}-[0-9A-Z]{2}|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/(policies|phrases)/)(?!edit)[^/]+|(?<=/documents/).+")]
    private static partial Regex OneOfMany();

    [GeneratedRegex(@"\.(json|css|js|png|ics)$|/files/|openapi|sign-out")]
    private static partial Regex NoPage();
}
