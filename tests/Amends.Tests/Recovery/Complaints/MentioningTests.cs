using Amends.Recovery;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

/// <summary>Names in a note.</summary>
public sealed class MentioningTests
{
    private static readonly Named Ben = new(Guid.NewGuid(), "Ben Carter"), Bea = new(Guid.NewGuid(), "Bea Ray"), Bea2 = new(Guid.NewGuid(), "Bea Ray-Lund"), Io = new(Guid.NewGuid(), "Íó");
    private static readonly Named[] Everybody = [Ben, Bea, Bea2, Io];

    [Theory]
    [InlineData("@Ben, ring them", "@Ben")]
    [InlineData("Please (@BEN CARTER) look", "@BEN CARTER")]
    [InlineData("@Íó: yours", "@Íó")]
    [InlineData("@Ben and @ben", "@Ben|@ben")]
    [InlineData("@Bea Ray knows", "@Bea Ray")]
    [InlineData("@Bea Ray-Lund knows", "@Bea Ray-Lund")]
    [InlineData("@Bea knows", "")]
    [InlineData("@Benedict", "")]
    [InlineData("ben@Ben.example", "")]
    [InlineData("at @ 5 pm, @", "")]
    [InlineData("@Nobody", "")]
    public void A_name_is_found_where_one_colleague_has_it(string text, string found) =>
        string.Join('|', Mentioning.Find(text, Everybody).Select(one => text.Substring(one.Start, one.Length))).ShouldBe(found);

    [Fact]
    public void Whatever_the_text_each_place_is_inside_it_and_begins_with_the_sign() =>
        Prop.ForAll<string[]>(words =>
        {
            var text = string.Join("@Ben ", words.Where(word => word is not null)) + "@" + string.Join('@', words.Where(word => word is not null));
            return Mentioning.Find(text, Everybody).All(one => text[one.Start] == '@' && one.Length > 1 && one.Start + one.Length <= text.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hostile_text_is_looked_at_no_longer_than_is_needed() =>
        Mentioning.Find(string.Concat(Enumerable.Repeat(" @Ben", 20_000)), Everybody).Count.ShouldBe(200);
}
