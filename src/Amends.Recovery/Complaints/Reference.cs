using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>
/// The name of a complaint that people read out and type, such as <c>AM-7K3F-2Q</c>: thirty random bits in Crockford's base 32,
/// so that it cannot be guessed from its neighbour and holds no letter that is mistaken for a digit.
/// </summary>
[JsonConverter(typeof(ReferenceJson))]
public readonly record struct Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Symbols = 6;

    private readonly string? _value;

    private Reference(string value) => _value = value;

    /// <summary>A fresh reference. Two draws are alike about once in a billion: the store refuses the second, the caller draws again.</summary>
    public static Reference Draw() => FromSymbols(RandomNumberGenerator.GetString(Alphabet, Symbols));

    /// <summary>Reads what a person typed: any case, with or without hyphens, spaces and the prefix; O is taken for 0, I and L for 1.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, out Reference reference)
    {
        reference = default;
        if (typed is null || typed.Length > 40)
            return false;

        Span<char> symbols = stackalloc char[Symbols];
        var count = 0;
        foreach (var letter in WithoutPrefix(typed.Trim()))
        {
            if (letter is '-' or ' ')
                continue;
            var symbol = char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (count == Symbols || !Alphabet.Contains(symbol))
                return false;
            symbols[count++] = symbol;
        }

        if (count != Symbols)
            return false;
        reference = FromSymbols(new string(symbols));
        return true;
    }

    public override string ToString() => _value ?? "";

    private static ReadOnlySpan<char> WithoutPrefix(string typed) =>
        typed.StartsWith("AM-", StringComparison.OrdinalIgnoreCase) || typed.StartsWith("AM ", StringComparison.OrdinalIgnoreCase)
            ? typed.AsSpan(3)
            : typed;

    private static Reference FromSymbols(string symbols) => new($"AM-{symbols[..4]}-{symbols[4..]}");
}
