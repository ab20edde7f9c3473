using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reading;

public class InsultsTests
{
    [Theory]
    [InlineData("You are a fucking idiot, you stupid cow. Fix it.")]
    [InlineData("Listen you moron, are you retarded or just stupid? You people are scum.")]
    [InlineData("Go to hell, you useless piece of shit.")]
    [InlineData("Idiots, all of you!")]
    [InlineData("You are incompetent idiots, the lot of you.")]
    public void Words_aimed_at_whoever_reads_them_are_insults(string text) => Read(text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("This is absolutely ridiculous! I have been waiting THREE weeks and nobody answers. I am furious!!!")]
    [InlineData("What the hell is going on? This is the worst service I have ever had. Bloody useless company.")]
    [InlineData("This is fucking unacceptable. Where is my fucking parcel?")]
    [InlineData("Your driver called me an idiot and swore at my wife. I want an apology.")]
    [InlineData("You are incompetent. You should be ashamed of yourselves.")]
    [InlineData("Do you think I am an idiot?")]
    [InlineData("I feel like a complete moron for trusting your stupid app.")]
    [InlineData("He was a useless piece of shit and you let him drive a van.")]
    public void Anger_is_no_insult_however_it_is_put(string text) => Read(text).ShouldBeEmpty();

    private static IReadOnlyList<EvidenceSpan> Read(string text) => Insults.In(text, MessageReader.Default.Read(text));
}
