using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>This organisation's catalogue, limits and budget: what ships until an admin changes it. Every node sees a change within half a minute.</summary>
internal sealed class HouseGoodwill(Storage.Settings settings, HousePolicies policies, TimeProvider time)
{
    private const string Key = "goodwill";

    private readonly Remembered<GoodwillBook> _book = new(
        time, Duration.FromSeconds(30), async cancel => await settings.Get(Key, cancel) is { } kept ? GoodwillFile.Read(kept) : GoodwillBook.Shipped);

    /// <summary>The book with the policies as they hold now.</summary>
    public async ValueTask<GoodwillBook> Current(CancellationToken cancel = default) =>
        await Base(cancel) with { Policies = [.. (await Policies(cancel)).Where(one => !one.Withdrawn).Select(one => one.Policy)] };

    /// <summary>The newest version of each policy, also of those taken out of use.</summary>
    public async ValueTask<IReadOnlyList<PolicyVersion>> Policies(CancellationToken cancel = default) => await policies.All(await Base(cancel), cancel);

    /// <summary>The book as it was kept: its policies are those that have no version yet.</summary>
    public ValueTask<GoodwillBook> Base(CancellationToken cancel = default) => _book.Get(cancel);

    /// <summary>Saves what an admin decided.</summary>
    /// <param name="change">From the book as it is now, so that what was saved before is not lost.</param>
    public async Task<Outcome<GoodwillBook>> Change(Person by, Func<GoodwillBook, GoodwillBook> change, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<GoodwillBook>.NotFound();
        var book = GoodwillBook.Shipped;
        try
        {
            await settings.Change(
                by, Key,
                kept =>
                {
                    book = change(kept is null ? GoodwillBook.Shipped : GoodwillFile.Read(kept));
                    GoodwillFile.Check(book);
                    return GoodwillFile.Write(book);
                },
                cancel);
        }
        catch (FormatException wrong)
        {
            return new Refusal("goodwill_unusable", wrong.Message);
        }
        _book.Keep(book);
        return await Current(cancel);
    }
}
