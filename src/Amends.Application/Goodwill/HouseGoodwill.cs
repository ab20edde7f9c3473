using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>This organisation's catalogue, limits and budget: what ships until an admin changes it. Every node sees a change within half a minute.</summary>
internal sealed class HouseGoodwill(Storage.Settings settings, TimeProvider time)
{
    private const string Key = "goodwill";

    private static readonly Duration Fresh = Duration.FromSeconds(30);

    private (GoodwillBook Book, Instant Until)? _current;

    public async ValueTask<GoodwillBook> Current(CancellationToken cancel = default)
    {
        if (_current is { } known && time.Now() < known.Until)
            return known.Book;
        var book = await settings.Get(Key, cancel) is { } kept ? GoodwillFile.Read(kept) : GoodwillBook.Shipped;
        _current = (book, time.Now() + Fresh);
        return book;
    }

    /// <summary>Saves what an admin decided.</summary>
    /// <param name="change">From the book as it is now, so that what was saved before is not lost.</param>
    public async Task<Outcome<GoodwillBook>> Change(Person by, Func<GoodwillBook, GoodwillBook> change, CancellationToken cancel = default)
    {
        if (by.Role < Role.Admin || by.IsCustomer)
            return new Outcome<GoodwillBook>.NotFound();
        _current = null;
        var book = change(await Current(cancel));
        try
        {
            GoodwillFile.Check(book);
        }
        catch (FormatException wrong)
        {
            return new Refusal("goodwill_unusable", wrong.Message);
        }
        await settings.Set(Key, GoodwillFile.Write(book), cancel);
        _current = (book, time.Now() + Fresh);
        return book;
    }
}
