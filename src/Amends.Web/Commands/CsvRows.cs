using System.Text;

namespace Amends.Web.Commands;

/// <summary>Reads CSV as RFC 4180 has it: quoted fields may hold commas, quotes and line breaks. One row at a time, so that a file of any size may come.</summary>
internal static class CsvRows
{
    public static IEnumerable<string[]> Read(TextReader reader)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false, any = false;
        for (int next; (next = reader.Read()) >= 0;)
        {
            var unit = (char)next;
            if (quoted)
            {
                if (unit != '"')
                    field.Append(unit);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
                continue;
            }
            switch (unit)
            {
                case '"' when field.Length == 0:
                    quoted = any = true;
                    break;
                case ',':
                    Take(fields, field);
                    any = true;
                    break;
                case '\r' when reader.Peek() == '\n':
                    break;
                case '\n' or '\r':
                    if (any || field.Length > 0)
                        yield return Row(fields, field);
                    any = false;
                    break;
                default:
                    field.Append(unit);
                    break;
            }
        }
        if (any || field.Length > 0)
            yield return Row(fields, field);
    }

    private static void Take(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }

    private static string[] Row(List<string> fields, StringBuilder field)
    {
        Take(fields, field);
        var row = fields.ToArray();
        fields.Clear();
        return row;
    }
}
