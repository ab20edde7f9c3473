using Amends.Language;

namespace Amends.Web.Commands.Evaluation;

/// <summary>Banking77 sorted into 77 issues without its labels: they are only looked at afterwards.</summary>
internal static class Clustering
{
    private const int Kinds = 77;

    // Room for every text that is unlike all others: what is measured is likeness, not thrift.
    private const int Room = 16_384;

    public static IEnumerable<Row> Banking77(string folder)
    {
        var (train, test) = (Read(folder, "train"), Read(folder, "test"));
        var issues = new RecurringIssues(DateTimeOffset.UnixEpoch, TimeSpan.FromDays(7), 1, Room);
        foreach (var (text, id) in train.Concat(test).Select((row, id) => (row.Text, id)))
            issues.Add(id, text, DateTimeOffset.UnixEpoch);
        var map = issues.Sort(Kinds);
        foreach (var (split, rows) in new[] { ("train", train), ("test", test) })
        {
            int[] found = [.. rows.Select(row => map.Find(row.Text))];
            var kinds = rows.Select(row => row.Kind).Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
            int[] truth = [.. rows.Select(row => kinds[row.Kind])];
            yield return new($"Banking77, {split}", "clusters without labels: NMI", rows.Count, ClusterMeasures.Nmi(found, truth), "SCCL .64, USNID .75");
            yield return new($"Banking77, {split}", "clusters without labels: ARI", rows.Count, ClusterMeasures.Ari(found, truth), "SCCL .27, USNID .43");
            yield return new($"Banking77, {split}", "clusters without labels: ACC", rows.Count, ClusterMeasures.Accuracy(found, truth), "SCCL .41, USNID .55");
        }
    }

    private static List<(string Text, string Kind)> Read(string folder, string split)
    {
        using var file = File.OpenText(Path.Combine(folder, "banking77", split + ".csv"));
        return [.. CsvRows.Read(file).Skip(1).Select(row => (row[0], row[1]))];
    }
}
