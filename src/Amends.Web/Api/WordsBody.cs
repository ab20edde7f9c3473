namespace Amends.Web.Api;

/// <summary>A few words to go with something, or none.</summary>
internal sealed record WordsBody(string? Words)
{
    /// <exception cref="BadRequestException">They are too long.</exception>
    public string? Checked()
    {
        var check = new Check();
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return Words;
    }
}
