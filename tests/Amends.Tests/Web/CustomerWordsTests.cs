using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Amends.Recovery;
using Amends.Web.CustomerPages;
using Amends.Web.Shared;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

/// <summary>The words of the customer's side in its five languages.</summary>
public sealed partial class CustomerWordsTests
{
    public static TheoryData<string> Others => ["de", "es", "fr", "pt"];

    [Theory, MemberData(nameof(Others))]
    public void Every_word_is_there_in_every_language_with_the_same_gaps(string language)
    {
        foreach (var words in new[] { CustomerWords.ResourceManager, ClockWords.ResourceManager })
        {
            var english = Of(words, CultureInfo.InvariantCulture);
            var other = Of(words, CultureInfo.GetCultureInfo(language));
            other.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
            foreach (var (name, said) in other)
            {
                said.ShouldNotBeNullOrWhiteSpace(name);
                Gaps(said).ShouldBe(Gaps(english[name]), name);
            }
        }
    }

    [Theory]
    [InlineData("", "a voucher", "an apology from the manager", "This is closed by now.")]
    [InlineData("de", "einen Gutschein", "eine Entschuldigung der Leitung", "Das ist inzwischen abgeschlossen.")]
    [InlineData("es", "un vale", "una disculpa de la dirección", "Esto ya está cerrado.")]
    [InlineData("fr", "un bon d’achat", "des excuses de la direction", "C’est clos entre-temps.")]
    [InlineData("pt", "um vale", "um pedido de desculpas da direção", "Isto já está encerrado.")]
    public void What_ships_is_said_in_the_language_and_what_the_house_named_as_it_calls_it(string language, string voucher, string apology, string closed)
    {
        var (culture, before) = (CultureInfo.GetCultureInfo(language), CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentUICulture = culture;
            var book = GoodwillBook.Shipped;
            RemedyWording.Of("voucher", book).ShouldBe(voucher);
            RemedyWording.Of("apology", book).ShouldBe(apology);
            RemedyWording.Of("voucher", book with { Remedies = [] }).ShouldBe(voucher, "one that was dropped since");
            RemedyWording.Of("voucher", book with { Remedies = [book.Remedy("voucher")! with { Name = "Northgate card" }] }).ShouldBe("Northgate card");
            RemedyWording.Of("cinema_ticket", book with { Remedies = [book.Remedy("voucher")! with { Code = "cinema_ticket", Name = "A cinema ticket" }] }).ShouldBe("A cinema ticket");
            RemedyWording.Of("cinema_ticket", book).ShouldBe("cinema ticket");
            Refusals.Words(new("closed", "This case is closed.")).ShouldStartWith(closed);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>A rule's own words are English and for colleagues: whatever a customer may ask, none of them stands on their page.</summary>
    [Theory]
    [InlineData("de"), InlineData("es"), InlineData("fr"), InlineData("pt")]
    public void No_refusal_of_what_a_customer_may_do_is_worded_in_another_language(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var other = Of(CustomerWords.ResourceManager, CultureInfo.CurrentUICulture).Values.ToHashSet();
            var customer = Actor.Customer(Guid.NewGuid());
            var now = Instant.FromUtc(2026, 11, 18, 9, 0);
            var refused = new HashSet<string>();
            foreach (var stage in Enum.GetValues<Stage>())
            {
                foreach (var command in new Command[] { new AnswerClarification(true, new string('x', 100_000)), new AnswerClarification(true, null), new DeclineOptions(null), new Agree(null, null), new Agree(Guid.NewGuid(), null), new AnswerSurvey(null, null, null), new AnswerSurvey(9, null, null), new Close(null) })
                {
                    if ((Complaint.None with { Stage = stage }).Decide(command, customer, now) is not Decision.Refused { Refusal: var refusal })
                        continue;
                    refused.Add(refusal.Code);
                    other.ShouldContain(Refusals.Words(refusal), refusal.Code);
                    Refusals.Words(refusal).ShouldNotBe(refusal.Words);
                }
            }
            refused.Count.ShouldBeGreaterThan(8);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("", "tomorrow, Thursday 19 November", "Fri 20 Nov, 14:30", "by 3 January 2027", "£1,234.50")]
    [InlineData("de", "morgen, Donnerstag, 19. November", "Fr, 20. Nov., 14:30", "bis 3. Januar 2027", "1.234,50 £")]
    [InlineData("es", "mañana, jueves 19 de noviembre", "vie 20 nov, 14:30", "a más tardar el 3 de enero de 2027", "1.234,50 £")]
    [InlineData("fr", "demain, jeudi 19 novembre", "ven. 20 nov., 14:30", "au plus tard le 3 janvier 2027", "1 234,50 £")]
    [InlineData("pt", "amanhã, quinta-feira, 19 de novembro", "sex., 20 de nov., 14:30", "até 3 de janeiro de 2027", "£ 1.234,50")]
    public void Days_and_amounts_are_written_as_the_language_writes_them(string language, string tomorrow, string due, string by, string amount)
    {
        var (culture, before) = (CultureInfo.GetCultureInfo(language), CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var clock = new HouseClock(DateTimeZone.Utc, Instant.FromUtc(2026, 11, 18, 9, 0));
            clock.LongDay(Instant.FromUtc(2026, 11, 19, 12, 0)).ShouldBe(tomorrow);
            clock.Due(Instant.FromUtc(2026, 11, 20, 14, 30)).ShouldBe(due);
            clock.By(Instant.FromUtc(2027, 1, 3, 12, 0)).ShouldBe(by);
            // French parts thousands by a narrow space that does not break.
            new Money(123450, "GBP").InLanguage().Replace('\u202f', ' ').Replace('\u00a0', ' ').ShouldBe(amount);
            new Money(4000, "JPY").InLanguage().ShouldContain("JPY");
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    private static Dictionary<string, string> Of(ResourceManager words, CultureInfo language) =>
        words.GetResourceSet(language, createIfNotExists: true, tryParents: false).ShouldNotBeNull(language.Name)
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Gaps(string words) => [.. Gap().Matches(words).Select(gap => gap.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d(:\d+)?\}")]
    private static partial Regex Gap();
}
