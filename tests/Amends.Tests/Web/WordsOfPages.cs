using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Resources;
using System.Text.RegularExpressions;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Components.Rendering;

namespace Amends.Tests.Web;

/// <summary>
/// Finds words that a page says by itself, in what the compiler made of it: the strings that a component's code gives to the renderer, and those of its
/// other members. What comes out of a resource file is no string of the code.
/// </summary>
internal static partial class WordsOfPages
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Attributes and parameters that hold nothing but words.</summary>
    private static readonly HashSet<string> Labels = ["aria-label", "aria-description", "placeholder", "title", "alt", "Title", "Label"];

    /// <summary>Words outside the resources in a component, its members and what the compiler made of its lambdas.</summary>
    public static IEnumerable<string> In(Type component) =>
        Within(component)
            .SelectMany(type => type.GetMethods(Own).Where(method => method.Name is not ("PrintMembers" or "ToString")).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
            .SelectMany(method => Said(method))
            .Distinct();

    /// <summary>Where a source fills an entry of the resources, and with how many values.</summary>
    public static IEnumerable<(string Words, string Name, int Values)> Filled(string source) =>
        Fills().Matches(source).Select(match => (match.Groups[1].Value, match.Groups[2].Value, Values(source, match.Index + match.Length)));

    /// <summary>How many values an entry asks for.</summary>
    public static int Gaps(string words, string name)
    {
        var type = typeof(Line).Assembly.GetTypes().Single(one => one.Name == words);
        var manager = (ResourceManager)type.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!;
        return Gap().Matches(manager.GetString(name, CultureInfo.InvariantCulture)!).Select(gap => gap.Groups[1].Value).Distinct().Count();
    }

    /// <summary>The values between here and the bracket that closes.</summary>
    private static int Values(string source, int at)
    {
        var (depth, values, quoted) = (0, 1, false);
        for (; depth >= 0; at++)
        {
            if (source[at] == '"')
                quoted = !quoted;
            else if (source[at] is '(' or '[' or '{')
                depth++;
            else if (source[at] is ')' or ']' or '}')
                depth--;
            else if (source[at] == ',' && depth == 0 && !quoted)
                values++;
        }
        return values;
    }

    /// <summary>The class and all that stands in it: lambdas, and what waits in them, are classes of the compiler's.</summary>
    private static IEnumerable<Type> Within(Type type) => type.GetNestedTypes(Own).SelectMany(Within).Prepend(type);

    private static IEnumerable<string> Said(MethodBase method)
    {
        var pending = new List<string>();
        foreach (var (text, called) in Strings(method))
        {
            if (text is not null)
                pending.Add(text);
            if (called is null || called.DeclaringType != typeof(RenderTreeBuilder))
                continue;
            foreach (var words in Given(called.Name, pending))
                yield return words;
            pending.Clear();
        }
        foreach (var words in pending.Where(IsSentence))
            yield return words;
    }

    /// <summary>What one call gives to the renderer.</summary>
    private static IEnumerable<string> Given(string call, List<string> strings) => call switch
    {
        "AddMarkupContent" => strings.SelectMany(Texts),
        "AddContent" => strings.Where(text => Word().IsMatch(Entity().Replace(text, " "))),
        "AddAttribute" or "AddComponentParameter" when strings is [var name, ..] =>
            strings.Skip(1).Where(text => !IsCode(name) && (Labels.Contains(name) ? Word().IsMatch(text) : IsSentence(text))),
        // The last string is the name of the element.
        "OpenElement" => strings.SkipLast(1).Where(IsSentence),
        _ => strings.Where(IsSentence),
    };

    /// <summary>The texts and spoken attributes of a piece of markup, without the names of keys.</summary>
    private static IEnumerable<string> Texts(string markup) =>
        Attribute().Matches(markup).Select(match => match.Groups["words"].Value)
            .Concat(Tag().Split(Key().Replace(markup, "")))
            .Where(text => Word().IsMatch(Entity().Replace(text, " ")));

    /// <summary>Attributes and parameters that hold codes, addresses and classes.</summary>
    private static bool IsCode(string name) =>
        name is "class" or "Class" or "style" or "id" or "name" or "for" or "type" or "value" or "rel" or "d" or "points" or "viewBox" or "content" or "media" or "sizes" || name.StartsWith("data-", StringComparison.Ordinal);

    private static bool IsSentence(string text) => Sentence().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal);

    /// <summary>The strings of a method and the methods it calls, in the order of the code.</summary>
    private static IEnumerable<(string? Text, MethodBase? Called)> Strings(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = (short)(0xFE00 | code[at++]);
            var opcode = Codes[value];
            var token = at + 4 <= code.Length ? BitConverter.ToInt32(code, at) : 0;
            if (opcode.OperandType == OperandType.InlineString)
                yield return (method.Module.ResolveString(token), null);
            else if (opcode.OperandType == OperandType.InlineMethod)
                yield return (null, Resolved(method, token));
            at += opcode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * token,
                _ => 4,
            };
        }
    }

    private static MethodBase? Resolved(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), method is MethodInfo { IsGenericMethodDefinition: true } ? method.GetGenericArguments() : null);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\b(\w+Words)\.(\w+)\.Fill\(")]
    private static partial Regex Fills();

    [GeneratedRegex(@"\{(\d)(:[^}]+)?\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    // Two words beside each other, of which the first is written as words are, or one word that begins as a sentence does.
    [GeneratedRegex(@"\p{Ll}{2,}[,.:;?!’”]* \p{L}|^\p{Lu}[\p{Ll}’]{2,}([ .?!…,]|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:aria-label|aria-description|placeholder|title|alt)=""(?<words>[^""]*)""")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<(kbd|style|script)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Key();

    [GeneratedRegex("&[A-Za-z#0-9]+;")]
    private static partial Regex Entity();
}
