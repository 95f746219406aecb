using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Zoe.Model.Bundles;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Bundles;

public class BundleTests
{
    internal const string Project = """
        meta:
          name: hello
        execution:
          groups:
            - name: hello
              path: file://python2.7:python
              args: hello.py "Ada Lovelace"
              devices: [{name: python2.7}, {name: stdout}]
        bundling:
          - "*.py"
          - lib/**
        ui:
          - ui/index.html
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_lists_job_project_and_files_in_order()
    {
        using var folder = ProjectFolder();

        var result = await ZappBundler.PlanAsync(folder.Path, cancellationToken: Cancellation);

        var bundle = result.Value.ShouldNotBeNull(GoldenFolder.Text(result.Diagnostics));
        bundle.FileName.ShouldBe("hello.zapp");
        bundle.Files.ShouldBe(
            ["boot/system.map", "zapp.yaml", "hello.py", "lib/a.py", "lib/deep/b.txt", "setup.py", "ui/index.html"]);
    }

    [Fact]
    public async Task Bundles_are_reproducible()
    {
        using var folder = ProjectFolder();
        using var copy = ProjectFolder();
        File.SetLastWriteTimeUtc(copy["hello.py"], new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        File.Delete(copy["lib/a.py"]);
        copy.With("lib/a.py", "a");

        (await BytesOf(folder)).ShouldBe(await BytesOf(copy));
    }

    [Fact]
    public async Task An_extracted_bundle_equals_the_project()
    {
        using var folder = ProjectFolder();
        using var target = new TemporaryFolder();

        var result = await Extract(await BytesOf(folder), target["out"]);

        result.Value.ShouldNotBeNull(GoldenFolder.Text(result.Diagnostics));
        File.ReadAllText(target["out/lib/deep/b.txt"]).ShouldBe("b");
        File.ReadAllText(target["out/zapp.yaml"]).ShouldBe(Project);
        File.ReadAllText(target["out/boot/system.map"]).ShouldContain("\"args\": \"hello.py Ada\\\\x20Lovelace\"");
        Directory.GetFileSystemEntries(target.Path).ShouldHaveSingleItem();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Execute_permission_is_preserved()
    {
        using var folder = ProjectFolder();
        using var target = new TemporaryFolder();
        File.SetUnixFileMode(folder["setup.py"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await Extract(await BytesOf(folder), target["out"]);

        File.GetUnixFileMode(target["out/setup.py"]).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        File.GetUnixFileMode(target["out/hello.py"]).HasFlag(UnixFileMode.UserExecute).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bundle_does_not_contain_an_earlier_bundle()
    {
        using var folder = ProjectFolder().With("zapp.yaml", Project.Replace("\"*.py\"", "\"*\""));
        var first = await BytesOf(folder);
        await File.WriteAllBytesAsync(folder["hello.zapp"], first, Cancellation);

        (await BytesOf(folder)).ShouldBe(first);
    }

    [Fact]
    public async Task Outputs_of_bundling_are_not_bundled()
    {
        using var folder = ProjectFolder().With("zapp.yaml", Project.Replace("\"*.py\"", "\"*\""));
        var runs = new List<byte[]>();
        foreach (var name in new[] { "made.tgz", "made.tgz", "lib/other.zapp", "made.tgz" })
        {
            await using (var output = File.Create(folder[name]))
                (await ZappBundler.CreateAsync(folder.Path, output, cancellationToken: Cancellation)).IsValid.ShouldBeTrue();
            runs.Add(await File.ReadAllBytesAsync(folder[name], Cancellation));
            folder.With("killed" + runs.Count + Bundle.UnfinishedExtension, "half");
            if (name != "made.tgz") continue;
            if (runs.Count == 2) File.Delete(folder[name]);
        }

        runs.ShouldAllBe(bytes => bytes.SequenceEqual(runs[0]));
    }

    [Fact]
    public async Task Links_and_unmatched_patterns_are_rejected_without_output()
    {
        using var folder = ProjectFolder().With("zapp.yaml", Project + "\n  - missing/*.js\n  - linked/passwd\n  - boot/*");
        folder.With("boot/system.map", "mine");
        File.CreateSymbolicLink(folder["lib/link.py"], "/etc/passwd");
        Directory.CreateSymbolicLink(folder["linked"], "/etc");
        using var output = new MemoryStream();

        var result = await ZappBundler.CreateAsync(folder.Path, output, cancellationToken: Cancellation);

        GoldenFolder.Compare("bundles", "project.diagnostics", GoldenFolder.Text(result.Diagnostics));
        result.IsValid.ShouldBeFalse();
        output.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_without_project_is_rejected()
    {
        using var folder = new TemporaryFolder();

        var result = await ZappBundler.PlanAsync(folder.Path, cancellationToken: Cancellation);

        GoldenFolder.Compare(
            "bundles", "no-project.diagnostics", GoldenFolder.Text(result.Diagnostics).Replace(folder.Path, "FOLDER"));
    }

    [Fact]
    public async Task Unsafe_entries_are_rejected_and_cleaned_up()
    {
        using var outside = new TemporaryFolder();
        var bytes = Archive(
            Entry("zapp.yaml", Project),
            Entry("../outside.txt", "x"),
            Entry("/etc/zoe", "x"),
            Entry("a/../../b", "x"),
            Entry("a\\b", "x"),
            Entry("zapp.yaml", "twice"),
            Entry("zapp.yaml/below", "x"),
            Link("passwd", "/etc/passwd", TarEntryType.SymbolicLink),
            Link("hard", "zapp.yaml", TarEntryType.HardLink),
            new GnuTarEntry(TarEntryType.Fifo, "pipe"));

        var result = await Extract(bytes, outside["out"]);

        GoldenFolder.Compare("bundles", "unsafe.diagnostics", GoldenFolder.Text(result.Diagnostics));
        Directory.GetFileSystemEntries(outside.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bundles_without_required_files_are_rejected()
    {
        using var folder = new TemporaryFolder();

        var result = await Extract(Archive(Entry("a.txt", "x")), folder["out"]);

        GoldenFolder.Compare("bundles", "no-parts.diagnostics", GoldenFolder.Text(result.Diagnostics));
        Directory.Exists(folder["out"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(10_000, 100L)]
    [InlineData(2, 10_000L)]
    public async Task Bundles_beyond_the_limits_are_rejected(int entries, long bytes)
    {
        using var folder = new TemporaryFolder();
        var archive = Archive(Entry("a", new string('x', 50)), Entry("b", new string('x', 50)), Entry("c", "y"));
        using var input = new MemoryStream(archive);

        var result = await ZappBundler.ExtractAsync(
            input, folder["out"], new BundleLimits { MaxEntries = entries, MaxBytes = bytes }, Cancellation);

        GoldenFolder.Compare("bundles", $"too-large-{entries}.diagnostics", GoldenFolder.Text(result.Diagnostics));
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Bundles_of_other_tools_with_long_names_are_extracted(TarEntryFormat format)
    {
        using var folder = new TemporaryFolder();
        var name = $"{new string('d', 90)}/{new string('f', 120)}";
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip, format))
        {
            foreach (var (path, content) in new[] { ("zapp.yaml", Project), ("boot/system.map", "[]"), (name, "long") })
            {
                TarEntry entry = format == TarEntryFormat.Pax
                    ? new PaxTarEntry(TarEntryType.RegularFile, path)
                    : new GnuTarEntry(TarEntryType.RegularFile, path);
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                tar.WriteEntry(entry);
            }
        }

        var result = await Extract(output.ToArray(), folder["out"]);

        result.IsValid.ShouldBeTrue(GoldenFolder.Text(result.Diagnostics));
        File.ReadAllText(folder["out/" + name]).ShouldBe("long");
    }

    [Fact]
    public async Task Extraction_into_a_non_empty_folder_is_rejected()
    {
        using var project = ProjectFolder();
        using var folder = new TemporaryFolder().With("precious.txt", "x");

        var result = await Extract(await BytesOf(project), folder.Path);

        GoldenFolder.Compare(
            "bundles", "not-empty.diagnostics", GoldenFolder.Text(result.Diagnostics).Replace(folder.Path, "FOLDER"));
        File.ReadAllText(folder["precious.txt"]).ShouldBe("x");
    }

    [Theory]
    [InlineData("not gzip at all")]
    [InlineData("")]
    public async Task Invalid_archives_are_rejected(string text)
    {
        using var folder = new TemporaryFolder();

        var result = await Extract(Encoding.UTF8.GetBytes(text), folder["out"]);

        result.IsValid.ShouldBeFalse();
        result.Diagnostics.ShouldNotBeEmpty();
        if (text.Length > 0)
            GoldenFolder.Compare("bundles", "not-a-bundle.diagnostics", GoldenFolder.Text(result.Diagnostics));
    }

    private static TemporaryFolder ProjectFolder() => new TemporaryFolder()
        .With("zapp.yaml", Project)
        .With("hello.py", "print 'hello'")
        .With("setup.py", "setup")
        .With("lib/a.py", "a")
        .With("lib/deep/b.txt", "b")
        .With("ui/index.html", "<html>")
        .With("notes.md", "not bundled");

    private static async Task<byte[]> BytesOf(TemporaryFolder folder)
    {
        using var output = new MemoryStream();
        var result = await ZappBundler.CreateAsync(folder.Path, output, cancellationToken: Cancellation);
        result.IsValid.ShouldBeTrue(GoldenFolder.Text(result.Diagnostics));
        return output.ToArray();
    }

    private static async Task<ParseResult<Bundle>> Extract(byte[] bundle, string folder)
    {
        using var input = new MemoryStream(bundle);
        return await ZappBundler.ExtractAsync(input, folder, cancellationToken: Cancellation);
    }

    private static byte[] Archive(params TarEntry[] entries)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Gnu))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }

        return output.ToArray();
    }

    private static GnuTarEntry Entry(string name, string content) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };

    private static GnuTarEntry Link(string name, string to, TarEntryType type) => new(type, name) { LinkName = to };
}
