using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>This organisation's catalogue, limits and budget: what ships until an admin changes it. Every node sees a change within half a minute.</summary>
internal sealed class HouseGoodwill(Storage.Settings settings, TimeProvider time)
{
    private const string Key = "goodwill";

    private readonly Remembered<GoodwillBook> _book = new(
        time, Duration.FromSeconds(30), async cancel => await settings.Get(Key, cancel) is { } kept ? GoodwillFile.Read(kept) : GoodwillBook.Shipped);

    public ValueTask<GoodwillBook> Current(CancellationToken cancel = default) => _book.Get(cancel);

    /// <summary>Saves what an admin decided.</summary>
    /// <param name="change">From the book as it is now, so that what was saved before is not lost.</param>
    public async Task<Outcome<GoodwillBook>> Change(Person by, Func<GoodwillBook, GoodwillBook> change, CancellationToken cancel = default)
    {
        if (by.Role < Role.Admin || by.IsCustomer)
            return new Outcome<GoodwillBook>.NotFound();
        _book.Forget();
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
        return _book.Keep(book);
    }
}
