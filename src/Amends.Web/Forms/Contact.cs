using Amends.Application.Customers;
using Amends.Web.CustomerPages;

namespace Amends.Web.Forms;

/// <summary>An e-mail address or a phone number, as people write them.</summary>
internal static class Contact
{
    private const int ShortestPhone = 5;

    public static bool IsEmail(string contact) => contact.Contains('@', StringComparison.Ordinal);

    /// <summary>The customer whom a name and what they gave to be reached by tell of; without it they are nobody whom we know.</summary>
    public static NewCustomer Customer(string name, string contact) =>
        contact.Trim() is not { Length: > 0 } given ? new(name) : IsEmail(given) ? new(name, Email: given) : new(name, Phone: given);

    /// <summary>What is wrong with it and what to do; null where our answer would arrive.</summary>
    public static string? Trouble(string contact)
    {
        var given = contact.Trim();
        if (given.Length == 0)
            return CustomerWords.ContactMissing;
        if (given.Length > ComplainFields.MostContact)
            return CustomerWords.ContactTooLong;
        return IsEmail(given) ? EmailTrouble(given) : PhoneTrouble(given);
    }

    private static string? EmailTrouble(string address)
    {
        var at = address.LastIndexOf('@');
        if (at == 0)
            return CustomerWords.BeforeAtMissing;
        var domain = address[(at + 1)..];
        if (domain.Length == 0 || domain is ['.', ..] or [.., '.'])
            return CustomerWords.AfterAtMissing;
        return address.Any(char.IsWhiteSpace) ? CustomerWords.SpaceInAddress : null;
    }

    private static string? PhoneTrouble(string number) =>
        number.Count(char.IsAsciiDigit) >= ShortestPhone && number.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '/' or '(' or ')' or '.')
            ? null
            : CustomerWords.NoContact;
}
