using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Zoe.Model.Fuzz;

/// <summary>Seed bundles: gzip archives, and uncompressed archives that are compressed before reading.</summary>
internal static class FuzzBundles
{
    public static IEnumerable<byte[]> Make()
    {
        var archive = Archive(TarEntryFormat.Gnu);
        yield return archive;
        yield return Archive(TarEntryFormat.Pax);
        yield return Archive(TarEntryFormat.Ustar);
        yield return Compress(archive);
    }

    public static byte[] Compress(byte[] archive)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(archive);
        return output.ToArray();
    }

    private static byte[] Archive(TarEntryFormat format)
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, format, leaveOpen: true))
        {
            Add(tar, format, "boot/system.map", "[]\n");
            Add(tar, format, "zapp.yaml", "meta: {name: a}\nexecution: {groups: [{name: g, path: x}]}\n");
            Add(tar, format, "src/" + new string('n', format == TarEntryFormat.Ustar ? 60 : 150), "x");
        }

        return output.ToArray();
    }

    private static void Add(TarWriter tar, TarEntryFormat format, string name, string content)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
            TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
            _ => new GnuTarEntry(TarEntryType.RegularFile, name),
        };
        entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        tar.WriteEntry(entry);
    }
}
