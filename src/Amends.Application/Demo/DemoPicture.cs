using System.Buffers.Binary;
using System.IO.Compression;
using static System.Math;

namespace Amends.Application.Demo;

/// <summary>Small pictures for the demo, drawn point by point, so that no photograph has to be shipped.</summary>
internal sealed class DemoPicture
{
    private const int Width = 640, Height = 480, Finer = 2;

    private readonly Colour[] _points = new Colour[Width * Height];

    /// <summary>A blue cup on a table, with a crack from rim to foot and a piece gone.</summary>
    public static byte[] Cup()
    {
        var picture = new DemoPicture();
        (double X, double Y)[] crack = [(268, 176), (282, 214), (270, 238), (296, 276), (286, 306), (312, 346), (306, 392)];
        (double X, double Y)[] branch = [(296, 276), (330, 292), (346, 326)];
        picture.Draw((x, y) =>
        {
            var colour = y < 330 ? new Colour(226, 222, 214).Lit(1 - (330 - y) / 1500 - Abs(x - 250) / 2600) : new Colour(168, 124, 84).Lit(1.04 - (y - 330) / 900 + 0.03 * Sin(y / 3.1 + Sin(x / 140) * 6));
            colour = colour.To(new(60, 40, 30), .55 * Max(0, 1 - Ellipse(x, y, 350, 404, 175, 24)));
            var (outer, inner) = (Ellipse(x, y, 442, 268, 72, 78), Ellipse(x, y, 440, 268, 46, 54));
            if (outer < 1 && inner > 1 && x > 405)
                colour = new Colour(52, 92, 150).Lit(.78 + .3 * (1 - outer));
            var wide = 132 - 36 * Pow(Max(0, (y - 170) / 225), 1.6);
            if (y >= 170 && Abs(x - 320) < wide && (y < 388 || Ellipse(x, y, 320, 388, 96, 18) < 1))
            {
                var side = (x - 320) / wide;
                colour = new Colour(64, 110, 172).Lit(1.06 - .5 * side * side - .12 * side + .35 * Exp(-Pow((side + .45) / .12, 2)));
                if (Abs(y - 226) < 5 || Abs(y - 242) < 1.6)
                    colour = colour.To(new(238, 234, 224), .9);
                var cut = Min(Along(x, y, crack), Along(x, y, branch));
                colour = colour.To(new(238, 230, 214), Smooth(4.6 - cut)).To(new(24, 22, 26), Smooth(2.4 - cut));
            }
            if (Ellipse(x, y, 320, 170, 132, 27) < 1)
                colour = new Colour(64, 110, 172).Lit(1.2);
            if (Ellipse(x, y, 320, 172, 122, 21) < 1)
                colour = new Colour(206, 212, 218).Lit(.72 + (x - 200) / 700);
            // The piece that is gone.
            if (Abs(x - 262) < 26 - (y - 172) * .55 && y is > 186 and < 220)
                colour = new Colour(196, 202, 208).Lit(.7 + (y - 186) / 120);
            return colour;
        });
        return picture.Png();
    }

    /// <summary>A cardboard box with the print of a boot on it.</summary>
    public static byte[] BootPrint()
    {
        var picture = new DemoPicture();
        picture.Draw((x, y) =>
        {
            var colour = new Colour(190, 150, 106).Lit(1.05 - y / 2400 + .025 * Sin(x / 2.3) + .02 * Sin(y / 41 + x / 90));
            if (Abs(x - 520) < 34)
                colour = colour.To(new(214, 190, 150), .75);
            if (Abs(y - 78 - Sin(x / 160) * 3) < 2)
                colour = colour.Lit(.62);
            var (turn, dx, dy) = (-.35, x - 290, y - 262);
            var (u, v) = (dx * Cos(turn) - dy * Sin(turn), dx * Sin(turn) + dy * Cos(turn));
            var sole = Min(Ellipse(u, v, 0, -70, 62, 98), Ellipse(u, v, 4, 104, 48, 58));
            var waist = Abs(u - 2) < 34 && v is > -10 and < 80 ? .9 : 2;
            var tread = v < 20 || v > 52 ? Sin(v / 5.2 + Abs(u) / 16) > -.15 : Abs(u) < 30;
            var worn = .5 + .5 * Sin(u / 13 + 2 * Sin(v / 29));
            if (Min(sole, waist) < 1 && tread)
                colour = colour.To(new(52, 44, 38), .45 + .35 * worn);
            // Where it gave way.
            return colour.Lit(1 - .22 * Exp(-Pow((u * u + v * v / 3) / 12000, 2)));
        });
        return picture.Png();
    }

    /// <summary>The foot of a white vase with a blue mark painted under it.</summary>
    public static byte[] PottersMark()
    {
        var picture = new DemoPicture();
        (double X, double Y)[][] strokes = [[(320, 150), (320, 320)], [(262, 250), (282, 306), (320, 326), (358, 306), (378, 250)], [(284, 182), (356, 182)], [(300, 128), (320, 108), (340, 128), (320, 150), (300, 128)], [(236, 356), (270, 348), (300, 360)], [(340, 360), (372, 348), (404, 356)]];
        picture.Draw((x, y) =>
        {
            var (from, light) = (Ellipse(x, y, 320, 240, 214, 206), 1.02 - (x + y) / 5200);
            var colour = new Colour(74, 66, 60).Lit(light - .1);
            if (from < 1)
                colour = new Colour(232, 230, 222).Lit(light);
            if (from is > .74 and < 1)
                colour = new Colour(206, 190, 166).Lit(light + .2 * (from - .86));
            var ink = strokes.Min(stroke => Along(x + 2 * Sin(y / 9), y, stroke));
            colour = colour.To(new(36, 66, 140), .9 * Smooth(6.5 - ink));
            // The fine net of old glaze.
            var net = Min(Abs(Sin(x / 37 + Sin(y / 29) * 1.7)), Abs(Sin(y / 41 + Sin(x / 33) * 1.9)));
            return from < .74 && net < .022 ? colour.Lit(.93) : colour;
        });
        return picture.Png();
    }

    private void Draw(Func<double, double, Colour> at)
    {
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                for (var fine = 0; fine < Finer * Finer; fine++)
                    _points[y * Width + x] = _points[y * Width + x].Plus(at(x + (fine % Finer + .5) / Finer, y + (fine / Finer + .5) / Finer), 1.0 / (Finer * Finer));
    }

    /// <summary>Below 1 inside.</summary>
    private static double Ellipse(double x, double y, double middleX, double middleY, double wide, double high) => Pow((x - middleX) / wide, 2) + Pow((y - middleY) / high, 2);

    /// <summary>How far a point is from a line with corners.</summary>
    private static double Along(double x, double y, (double X, double Y)[] corners)
    {
        var least = double.MaxValue;
        for (var i = 1; i < corners.Length; i++)
        {
            var ((ax, ay), (bx, by)) = (corners[i - 1], corners[i]);
            var t = Clamp(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (Pow(bx - ax, 2) + Pow(by - ay, 2)), 0, 1);
            least = Min(least, Sqrt(Pow(x - ax - t * (bx - ax), 2) + Pow(y - ay - t * (by - ay), 2)));
        }
        return least;
    }

    private static double Smooth(double inside) => Clamp(inside, 0, 1);

    private byte[] Png()
    {
        using var raw = new MemoryStream();
        using (var packed = new ZLibStream(raw, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < Width; x++)
                    _points[y * Width + x].Write(packed);
            }
        }
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (8, 2); // eight bits, three colours
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, raw.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), content));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> content)
    {
        foreach (var part in content)
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }
        return crc;
    }

    private readonly record struct Colour(double R, double G, double B)
    {
        public Colour Lit(double by) => new(R * by, G * by, B * by);

        public Colour To(Colour other, double share) => new(R + (other.R - R) * share, G + (other.G - G) * share, B + (other.B - B) * share);

        public Colour Plus(Colour other, double share) => new(R + other.R * share, G + other.G * share, B + other.B * share);

        // In steps of four: an eye sees no less, and the file is a third as large.
        public void Write(Stream to)
        {
            foreach (var part in (ReadOnlySpan<double>)[R, G, B])
                to.WriteByte((byte)(Clamp((int)part, 0, 255) & ~3));
        }
    }
}
