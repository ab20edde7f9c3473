using System.Text;
using System.Text.Json;
using Amends.Web.Commands;
using Shouldly;
using Xunit;

namespace Amends.Tests.Commands;

public sealed class SharesTests
{
    [Fact]
    public void Every_share_of_four_places_is_written_as_any_number_is()
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        for (var parts = -10_001; parts <= 10_001; parts++)
            Same(parts / 10_000.0);
        foreach (var odd in new[] { -0.0, 1e-9, 0.00005, 1.0 / 3, 0.1 + 0.2, 12.5, double.MaxValue })
            Same(odd);

        void Same(double share) => Written(() => Shares.Write(json, share)).ShouldBe(Written(() => json.WriteNumberValue(share)));

        string Written(Action write)
        {
            stream.SetLength(0);
            json.Reset();
            write();
            json.Flush();
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }
}
