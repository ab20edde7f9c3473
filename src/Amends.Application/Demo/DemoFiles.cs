using System.Globalization;
using System.Text;
using Amends.Application.Files;

namespace Amends.Application.Demo;

/// <summary>What people of the demo send along: pictures drawn here, a receipt, a letter.</summary>
internal static class DemoFiles
{
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static NewFile Of(string name) => NewFile.Of(name, name switch
    {
        "cup.png" => DemoPicture.Cup(),
        "boot-print.png" => DemoPicture.BootPrint(),
        "potters-mark.png" => DemoPicture.PottersMark(),
        "cleaning-bill.txt" => Encoding.UTF8.GetBytes("Brightwell Cleaning\nLeeds Road 12\n\nCarpet, hall, spot treatment        35.00\nPaid by card                        35.00\n\nThank you!\n"),
        "written-answer.pdf" => Letter("Northgate Parcels", "", "Two accounts were merged by mistake when both changed their telephone", "number in the same minute. He could not see your address book.", "", "The accounts are apart again, and we changed how such changes are made.", "", "Felix Brandt"),
        _ => throw new FormatException($"There is no file \"{name}\"."),
    });

    /// <summary>A page of plain text, the least that a PDF can be.</summary>
    private static byte[] Letter(params string[] lines)
    {
        var page = new StringBuilder("BT /F1 12 Tf 72 770 Td 18 TL\n");
        foreach (var line in lines)
            page.Append(CultureInfo.InvariantCulture, $"({line.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T*\n");
        page.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {page.Length} >>\nstream\n{page}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
