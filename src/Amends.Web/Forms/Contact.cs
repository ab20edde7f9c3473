namespace Amends.Web.Forms;

/// <summary>An e-mail address or a phone number, as people write them.</summary>
internal static class Contact
{
    private const int ShortestPhone = 5;

    public static bool IsEmail(string contact) => contact.Contains('@', StringComparison.Ordinal);

    /// <summary>What is wrong with it and what to do; null where our answer would arrive.</summary>
    public static string? Trouble(string contact)
    {
        var given = contact.Trim();
        if (given.Length == 0)
            return "Leave an e-mail address or a phone number, or our answer cannot reach you.";
        if (given.Length > ComplainFields.MostContact)
            return "That is too long for an address or a number. Please look again.";
        return IsEmail(given) ? EmailTrouble(given) : PhoneTrouble(given);
    }

    private static string? EmailTrouble(string address)
    {
        var at = address.LastIndexOf('@');
        if (at == 0)
            return "Something is missing before the @, so our answer wouldn’t reach you. Everything else you wrote is safe.";
        var domain = address[(at + 1)..];
        if (domain.Length == 0 || domain is ['.', ..] or [.., '.'])
            return "Something is missing after the @, so our answer wouldn’t reach you. Everything else you wrote is safe.";
        return address.Any(char.IsWhiteSpace) ? "There is a space in the address, so our answer wouldn’t reach you. Everything else you wrote is safe." : null;
    }

    private static string? PhoneTrouble(string number) =>
        number.Count(char.IsAsciiDigit) >= ShortestPhone && number.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '/' or '(' or ')' or '.')
            ? null
            : "That is neither an e-mail address nor a phone number that we can read. Everything else you wrote is safe.";
}
