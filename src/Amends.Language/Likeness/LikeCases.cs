namespace Amends.Language;

/// <summary>A case and how alike it is.</summary>
/// <param name="Id">As it was given.</param>
/// <param name="Likeness">0 (nothing in common) to 1 (the same words).</param>
public readonly record struct LikeCase(long Id, double Likeness);

/// <summary>
/// Finds the cases that tell of the same thing. Every vector is looked at: at a hundred thousand that takes a millisecond or two, is exact, and asks for
/// no index to train or rebuild. Holds at most <c>capacity</c> cases and then lets the oldest go. Safe on many threads: many may search while one adds.
/// </summary>
/// <param name="capacity">The most cases held; each takes about two hundred bytes.</param>
public sealed class LikeCases(int capacity = 1_000_000)
{
    private const int Block = 4096;

    private readonly Lock writing = new();
    private readonly Dictionary<long, int> places = [];
    private readonly sbyte[][] blocks = new sbyte[(Math.Max(1, capacity) + Block - 1) / Block][];
    private readonly Head[][] heads = new Head[(Math.Max(1, capacity) + Block - 1) / Block][];
    private readonly int dimensions = CaseVectors.Dimensions;
    private int count, next;

    /// <summary>How many cases are held.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Adds a case, or gives one that is there a new text.</summary>
    /// <param name="id">What <see cref="Nearest(string, int)"/> will answer.</param>
    /// <param name="text">What the customer said.</param>
    public void Add(long id, string text) => Add(id, CaseVectors.Of(text));

    /// <summary>The same with a vector that <see cref="CaseVectors.Of"/> made.</summary>
    public void Add(long id, ReadOnlySpan<sbyte> vector)
    {
        if (vector.Length != dimensions)
            throw new ArgumentException("It must be a vector that CaseVectors made.", nameof(vector));
        lock (writing)
        {
            if (!places.TryGetValue(id, out var place))
                place = NewPlace(id);
            var head = heads[place / Block];
            // A search that reads the row meanwhile must not take half of it for a case: without a length nothing is like it.
            Volatile.Write(ref head[place % Block].Shrink, 0);
            vector.CopyTo(Row(place));
            head[place % Block].Id = id;
            var length = Dot.Of(vector, vector);
            Volatile.Write(ref head[place % Block].Shrink, length == 0 ? 0 : 1 / MathF.Sqrt(length));
        }
    }

    /// <summary>Whether a case is held.</summary>
    public bool Holds(long id)
    {
        lock (writing)
            return places.ContainsKey(id);
    }

    /// <summary>The cases most like a text, the most alike first; equally alike ones the latest id first.</summary>
    /// <param name="k">How many at most.</param>
    public IReadOnlyList<LikeCase> Nearest(string text, int k) => Nearest(CaseVectors.Of(text), k);

    /// <summary>The same for a vector that <see cref="CaseVectors.Of"/> made.</summary>
    public IReadOnlyList<LikeCase> Nearest(ReadOnlySpan<sbyte> vector, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (vector.Length != dimensions)
            throw new ArgumentException("It must be a vector that CaseVectors made.", nameof(vector));
        var length = Dot.Of(vector, vector);
        var held = Count;
        if (length == 0 || k == 0 || held == 0)
            return [];
        var nearest = new Nearest(Math.Min(k, held));
        var shrink = 1 / MathF.Sqrt(length);
        for (var block = 0; block * Block < held; block++)
            Scan(block, Math.Min(Block, held - block * Block), vector, shrink, nearest);
        return nearest.Ordered();
    }

    private void Scan(int block, int rows, ReadOnlySpan<sbyte> vector, float shrink, Nearest nearest)
    {
        var row = blocks[block].AsSpan();
        var head = heads[block].AsSpan(0, rows);
        for (var i = 0; i < head.Length; i++)
        {
            var likeness = Dot.Of(vector, row.Slice(i * dimensions, dimensions)) * shrink * head[i].Shrink;
            if (likeness > 0 && likeness >= nearest.Worst)
                nearest.Offer(new LikeCase(head[i].Id, Math.Min(1, likeness)));
        }
    }

    private int NewPlace(long id)
    {
        var place = next;
        next = (next + 1) % Math.Max(1, capacity);
        blocks[place / Block] ??= new sbyte[Block * dimensions];
        heads[place / Block] ??= new Head[Block];
        if (place < count)
            places.Remove(heads[place / Block][place % Block].Id);
        places[id] = place;
        if (place == count)
            Volatile.Write(ref count, count + 1);
        return place;
    }

    private Span<sbyte> Row(int place) => blocks[place / Block].AsSpan(place % Block * dimensions, dimensions);

    private struct Head
    {
        public long Id;
        public float Shrink;
    }
}
