using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amends.Language;
using Amends.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

/// <summary>The samples of the library's README, compiled and run, and what the package promises besides.</summary>
public sealed partial class Samples
{
    private const string Project = "src/Amends.Language/Amends.Language.csproj";

    [Fact]
    public void Read_a_message()
    {
        #region Read a message
        const string text = "Third time I write. Order LW-34012 never came and nobody answers me. I want my money back!";
        var reading = MessageReader.Default.Read(text);

        var heat = reading.Heat;                                              // 0 to 100; reading.Band says it in a word
        var isComplaint = reading.Complaint >= 0.5;
        var wants = reading.Wants.Select(want => want.Code);                  // refund
        var signals = reading.Signals.Select(signal => signal.Code);          // repeat
        var order = reading.Facts.First(fact => fact.Kind == "order").Text;   // LW-34012
        var why = reading.Evidence.Where(span => span.For == "heat").Select(span => text.Substring(span.Start, span.Length));
        #endregion

        heat.ShouldBeInRange(40, 100);
        isComplaint.ShouldBeTrue();
        wants.ShouldContain("refund");
        signals.ShouldContain("repeat");
        order.ShouldBe("LW-34012");
        why.ShouldNotBeEmpty();
        why.ShouldAllBe(words => text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Review_a_draft()
    {
        #region Review a draft
        Turn[] conversation = [new(Speaker.Customer, "Third time I call about order LW-34012. Where is it?")];
        var sent = new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);
        var review = DraftReviewer.Default.Review(conversation, "Calm down. You should have read our terms. I'll ring you on Friday.", sent);

        var score = review.Score;                                             // 0 to 100: would it calm and help?
        var advice = review.Warnings.Select(warning => warning.Advice);       // why it hurts, and other words
        var due = review.Promises[0].Due;                                     // 2026-03-06, counted from the day it is sent
        #endregion

        score.ShouldBeLessThan(50);
        advice.ShouldNotBeEmpty();
        advice.ShouldAllBe(sentence => sentence.Length > 10);
        due.ShouldBe("2026-03-06");
    }

    [Fact]
    public void Say_back_suggest_find_like_cases()
    {
        #region Say back, suggest, find like cases
        Turn[] conversation = [new(Speaker.Customer, "Third time I write. My parcel AM-44821 is missing since 3 May. I paid £45.90 and I want my money back.")];
        var heard = WhatWeHeard.Of(conversation);                             // heard.Text, and heard.Questions for what is missing

        var brief = ReplyBrief.At(new DateTimeOffset(2026, 5, 11, 10, 0, 0, TimeSpan.Zero)) with
        {
            CustomerName = "Maria",
            AgentName = "Nora",
            Remedies = [new BriefRemedy("refund", "a full refund of £45.90")],
        };
        var suggestion = ReplyComposer.Compose(conversation, brief, seed: 3); // suggestion.Draft, or suggestion.Refusal: why a person has to write

        var cases = new LikeCases();
        cases.Add(17, "I cancelled the booking a month ago and the refund still has not arrived.");
        cases.Add(18, "The app crashes each time I open it since the last update.");
        var alike = cases.Nearest("where is the refund for my cancelled booking", k: 1);
        #endregion

        heard.Text.ShouldContain("AM-44821");
        heard.Questions.ShouldNotBeEmpty();
        suggestion.Draft.ShouldNotBeNull().ShouldContain("a full refund of £45.90");
        alike.Single().Id.ShouldBe(17);
    }

    [Fact]
    public void The_samples_of_the_readme_are_those_that_run()
    {
        var blocks = Block().Matches(Repository.Read("src/Amends.Language/README.md")).Select(block => (block.Groups["title"].Value, block.Groups["code"].Value)).ToArray();
        var regions = Region().Matches(Repository.Read("tests/Amends.Tests/Language/Samples.cs"))
            .Select(region => (region.Groups["title"].Value, Indent().Replace(region.Groups["code"].Value, ""))).ToArray();

        blocks.Length.ShouldBe(3);
        blocks.ShouldBe(regions);
    }

    [Fact]
    public void The_package_depends_on_no_other()
    {
        var items = XDocument.Parse(Repository.Read(Project)).Descendants().Where(item => item.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference");
        items.ShouldBeEmpty();
        // What every project here is built with must not travel with it.
        XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("PackageReference").ShouldAllBe(item => (string?)item.Attribute("PrivateAssets") == "all");
    }

    [Fact]
    public void The_package_carries_a_readme_a_description_tags_and_its_licence()
    {
        var project = XDocument.Parse(Repository.Read(Project));
        var readme = project.Descendants("PackageReadmeFile").Single().Value;
        project.Descendants("None").ShouldContain(item => (string?)item.Attribute("Include") == readme && (string?)item.Attribute("Pack") == "true");
        project.Descendants("Description").Single().Value.ShouldNotBeNullOrWhiteSpace();
        project.Descendants("PackageTags").Single().Value.Split(';').Length.ShouldBeGreaterThan(3);
        Repository.Read("Directory.Build.props").ShouldContain("<PackageLicenseExpression>Apache-2.0<");
    }

    [GeneratedRegex(@"^## (?<title>[^\n]+)\n\n```csharp\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ +#region (?<title>[^\n]+)\n(?<code>.*?)^ +#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline)]
    private static partial Regex Indent();
}
