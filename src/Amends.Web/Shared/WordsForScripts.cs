using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Amends.Web.Shared;

/// <summary>The words that the workspace's scripts say, as its pages carry them in their head; <c>words.ts</c> reads them there.</summary>
internal static class WordsForScripts
{
    // Letters of any language stay as they are; what means something in HTML, and so could end the element, does not.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly ConcurrentDictionary<CultureInfo, MarkupString> Made = new();

    /// <summary>All of them as JSON, in the language of the page. Always in the same order: a page whose words are others is loaded anew.</summary>
    public static MarkupString Json => Made.GetOrAdd(CultureInfo.CurrentUICulture, static language => new(JsonSerializer.Serialize(In(language), Readable)));

    private static SortedDictionary<string, string?> In(CultureInfo language)
    {
        var words = ScriptWords.ResourceManager;
        var english = words.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        return new(english.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).ToDictionary(name => name, name => words.GetString(name, language)), StringComparer.Ordinal);
    }
}
