namespace Amends.Language.Learning;

/// <summary>How codes are written.</summary>
internal static class CodeNames
{
    private const int Longest = 60;

    public static bool IsCode(string? code)
    {
        if (code is not { Length: > 0 and <= Longest } || !char.IsAsciiLetterLower(code[0]))
            return false;
        var dots = 0;
        for (var i = 0; i < code.Length; i++)
            if (code[i] == '.')
            {
                if (++dots > 1 || i + 1 == code.Length || !char.IsAsciiLetterLower(code[i + 1]))
                    return false;
            }
            else if (!char.IsAsciiLetterLower(code[i]) && !char.IsAsciiDigit(code[i]) && code[i] != '_')
            {
                return false;
            }
        return true;
    }

    /// <summary>Concerns have a family; wants have none.</summary>
    public static bool IsConcern(string code) => code.Contains('.', StringComparison.Ordinal);
}
