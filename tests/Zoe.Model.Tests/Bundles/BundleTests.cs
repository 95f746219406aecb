using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;

namespace Zoe.Model.Tests;

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
    public async Task A_bundle_has_the_job_the_project_and_the_files_in_one_order()
    {
        using var folder = ProjectFolder();

        var result = await ZappBundler.PlanAsync(folder.Path, cancellationToken: Cancellation);

        var bundle = result.Value.ShouldNotBeNull(GoldenFolder.Text(result.Diagnostics));
        bundle.FileName.ShouldBe("hello.zapp");
        bundle.Files.ShouldBe(
            ["boot/system.map", "zapp.yaml", "hello.py", "lib/a.py", "lib/deep/b.txt", "setup.py", "ui/index.html"]);
    }

    [Fact]
    public async Task The_same_project_gives_the_same_bytes_whatever_its_times_and_owners()
    {
        using var folder = ProjectFolder();
        using var copy = ProjectFolder();
        File.SetLastWriteTimeUtc(copy["hello.py"], new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        File.Delete(copy["lib/a.py"]);
        copy.With("lib/a.py", "a");

        (await BytesOf(folder)).ShouldBe(await BytesOf(copy));
    }

    [Fact]
    public async Task An_unpacked_bundle_is_the_project_again()
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
    public async Task What_the_owner_may_run_can_be_run_after_unpacking()
    {
        using var folder = ProjectFolder();
        using var target = new TemporaryFolder();
        File.SetUnixFileMode(folder["setup.py"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await Extract(await BytesOf(folder), target["out"]);

        File.GetUnixFileMode(target["out/setup.py"]).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        File.GetUnixFileMode(target["out/hello.py"]).HasFlag(UnixFileMode.UserExecute).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bundle_does_not_contain_an_earlier_one()
    {
        using var folder = ProjectFolder().With("zapp.yaml", Project.Replace("\"*.py\"", "\"*\""));
        var first = await BytesOf(folder);
        await File.WriteAllBytesAsync(folder["hello.zapp"], first, Cancellation);

        (await BytesOf(folder)).ShouldBe(first);
    }

    [Fact]
    public async Task Nothing_that_bundling_makes_goes_into_the_next_bundle()
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
    public async Task Links_and_patterns_without_files_are_refused_and_nothing_is_written()
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
    public async Task A_folder_without_project_is_refused()
    {
        using var folder = new TemporaryFolder();

        var result = await ZappBundler.PlanAsync(folder.Path, cancellationToken: Cancellation);

        GoldenFolder.Compare(
            "bundles", "no-project.diagnostics", GoldenFolder.Text(result.Diagnostics).Replace(folder.Path, "FOLDER"));
    }

    [Fact]
    public async Task Unsafe_entries_are_refused_and_nothing_is_left_behind()
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
    public async Task Bundles_without_their_parts_are_refused()
    {
        using var folder = new TemporaryFolder();

        var result = await Extract(Archive(Entry("a.txt", "x")), folder["out"]);

        GoldenFolder.Compare("bundles", "no-parts.diagnostics", GoldenFolder.Text(result.Diagnostics));
        Directory.Exists(folder["out"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(10_000, 100L)]
    [InlineData(2, 10_000L)]
    public async Task Bundles_beyond_the_limits_are_refused(int entries, long bytes)
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
    public async Task Bundles_of_other_tools_with_long_names_are_unpacked(TarEntryFormat format)
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
    public async Task A_folder_with_something_in_it_is_not_unpacked_into()
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
    public async Task What_is_no_bundle_is_refused(string text)
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
