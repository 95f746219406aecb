using Zoe.Hosting.Tests.Support;
using Zoe.Hosting.Volumes;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Volumes;

/// <summary>Attempts to mount volumes that are not allowed.</summary>
public sealed class VolumePolicyTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zoe-volumes-").FullName;
    private readonly string _data;

    public VolumePolicyTests()
    {
        _data = Path.Combine(_root, "data");
        Directory.CreateDirectory(Path.Combine(_data, "set"));
        Directory.CreateDirectory(Path.Combine(_root, "database"));
        Directory.CreateDirectory(Path.Combine(_root, "secret", "set"));
        File.WriteAllText(Path.Combine(_data, "file"), "");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_on_the_list_and_one_below_it_are_mounted_where_the_zapp_says()
    {
        foreach (var path in new[] { _data, _data + "/set", _data + "//set/", _data + "/./set/../set" })
        {
            var mount = Resolve(path).Single();
            mount.HostPath.ShouldBe(path == _data ? _data : _data + "/set");
            mount.ContainerPath.ShouldBe("/mnt/vol");
            mount.ReadOnly.ShouldBeFalse();
        }

        Resolve(_data, readOnly: true).Single().ReadOnly.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("/..")]
    [InlineData("/etc")]
    [InlineData("ROOT")]
    [InlineData("ROOT/data/..")]
    [InlineData("ROOT/data/../secret")]
    [InlineData("ROOT/data/set/../../secret")]
    [InlineData("ROOT/database")]
    [InlineData("ROOT/DATA")]
    public void A_path_outside_the_list_is_rejected_with_the_lists_name_and_content(string path)
    {
        var message = Refusal(path);
        message.ShouldContain("is not on the list VolumeAllowList (ZOE_VOLUME_ALLOW_LIST)");
        message.ShouldContain(_data);
        message.ShouldContain("Volume 'vol' of service 'main'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("../data")]
    [InlineData("ROOT/data/a\0b")]
    [InlineData("ROOT/data/a\nb")]
    [InlineData("ROOT/data/a:/etc")]
    public void An_invalid_path_is_rejected(string path)
    {
        var message = Refusal(path);
        message.ShouldContain("is not a valid path");
        message.ShouldNotContain('\n');
        message.ShouldNotContain('\0');
    }

    [Fact]
    public void A_path_that_is_too_long_is_rejected_in_a_short_message() =>
        Refusal(_data + string.Concat(Enumerable.Repeat("/x", 3000))).Length.ShouldBeLessThan(500);

    [Theory]
    [InlineData("../secret")]
    [InlineData("../secret/set")]
    [InlineData("/etc")]
    [InlineData("/")]
    [InlineData("set/../../secret")]
    public void A_link_out_of_the_list_is_rejected_without_revealing_its_target(string target)
    {
        File.CreateSymbolicLink(_data + "/link", target);
        Refusal(_data + "/link").ShouldContain("leads through a symbolic link to a folder that is not on the list");
        Refusal(_data + "/link").ShouldNotContain("secret");
    }

    [Fact]
    public void Links_are_followed_in_every_component_and_before_what_follows_them()
    {
        Directory.CreateSymbolicLink(_data + "/out", "../secret");
        Refusal(_data + "/out/set").ShouldContain("through a symbolic link");
        Directory.CreateSymbolicLink(_data + "/twice", "out");
        Refusal(_data + "/twice/set").ShouldContain("through a symbolic link");
        // As text it is below the list; as the system follows it, it is beside the link's target.
        Refusal(_data + "/out/../secret").ShouldContain("through a symbolic link");
    }

    [Fact]
    public void A_link_inside_the_list_is_mounted_as_its_target()
    {
        Directory.CreateSymbolicLink(_data + "/link", "set");
        Resolve(_data + "/link").Single().HostPath.ShouldBe(_data + "/set");
    }

    [Fact]
    public void A_link_that_changes_after_the_check_is_checked_again()
    {
        Directory.CreateSymbolicLink(_data + "/link", "set");
        Resolve(_data + "/link");
        Directory.Delete(_data + "/link");
        Directory.CreateSymbolicLink(_data + "/link", "../secret");
        Refusal(_data + "/link").ShouldContain("through a symbolic link");
    }

    [Fact]
    public void The_list_may_itself_name_a_link()
    {
        Directory.CreateSymbolicLink(_root + "/named", "data");
        Policy(new AllowedFolder(_root + "/named/", false)).Resolve(Service(_root + "/named/set")).Single()
            .HostPath.ShouldBe(_data + "/set");
    }

    [Theory]
    [InlineData("dangling", "gone", "does not exist")]
    [InlineData("loop", "other", "has too many levels of symbolic links")]
    [InlineData("file", null, "is not a folder")]
    [InlineData("file/below", null, "is not a folder")]
    [InlineData("missing", null, "does not exist")]
    public void A_path_without_a_folder_is_rejected(string name, string? target, string problem)
    {
        if (target is not null) File.CreateSymbolicLink($"{_data}/{name}", target);
        if (name == "loop") File.CreateSymbolicLink($"{_data}/other", "loop");
        Refusal($"{_data}/{name}").ShouldContain(problem);
    }

    [Fact]
    public void Without_a_list_nothing_is_allowed()
    {
        var refusal = Should.Throw<VolumeRefusedException>(() => Policy().Resolve(Service(_data)));
        refusal.Message.ShouldContain("the list VolumeAllowList (ZOE_VOLUME_ALLOW_LIST) is empty");
    }

    [Fact]
    public void A_read_only_entry_rejects_writable_volumes_unless_another_entry_allows_them()
    {
        var policy = Policy(new AllowedFolder(_data, true), new AllowedFolder(_data + "/set", false));
        policy.Resolve(Service(_data, readOnly: true)).Single().ReadOnly.ShouldBeTrue();
        policy.Resolve(Service(_data + "/set")).Single().ReadOnly.ShouldBeFalse();
        Should.Throw<VolumeRefusedException>(() => policy.Resolve(Service(_data)))
            .Message.ShouldContain("set read_only to true");
    }

    [Theory]
    [InlineData("zoe/service-logs")]
    [InlineData("zoe/workspaces/test/ada")]
    [InlineData("zoe")]
    [InlineData("")]
    public void Zoes_own_folders_are_rejected_even_below_the_list(string path)
    {
        Directory.CreateDirectory($"{_root}/{path}");
        Should.Throw<VolumeRefusedException>(() => Policy(new AllowedFolder(_root, false)).Resolve(Service($"{_root}/{path}")))
            .Message.ShouldContain("would expose Zoe's data");
    }

    [Fact]
    public void Additional_volumes_are_there_read_only_and_keep_their_names()
    {
        var options = Options(new AllowedFolder(_data, false));
        options.AdditionalVolumes.Add(new AdditionalVolume("/srv/tools", "tools"));
        var policy = new VolumePolicy(options);
        policy.Resolve(Service(_data)).Select(mount => (mount.HostPath, mount.ContainerPath, mount.ReadOnly))
            .ShouldBe([("/srv/tools", "/mnt/tools", true), (_data, "/mnt/vol", false)]);
        Should.Throw<VolumeRefusedException>(() => policy.Resolve(Service(_data, name: "tools")))
            .Message.ShouldContain("rename it");
    }

    private System.Collections.Immutable.ImmutableArray<Zoe.Backends.ServiceMount> Resolve(string path, bool readOnly = false) =>
        Policy(new AllowedFolder(_data, false)).Resolve(Service(path, readOnly));

    private string Refusal(string path) => Should.Throw<VolumeRefusedException>(
        () => Resolve(path.Replace("ROOT", _root, StringComparison.Ordinal))).Message;

    private VolumePolicy Policy(params AllowedFolder[] list) => new(Options(list));

    private ZoeOptions Options(params AllowedFolder[] list)
    {
        var options = new ZoeOptions { DataPath = Path.Combine(_root, "zoe"), DeploymentName = "test" };
        foreach (var folder in list) options.VolumeAllowList.Add(folder);
        return options;
    }

    private static ZAppService Service(string path, bool readOnly = false, string name = "vol") =>
        Applications.Service("main", "run 1") with { Volumes = [new ZAppVolume { Name = name, Path = path, ReadOnly = readOnly }] };
}
