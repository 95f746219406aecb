using System.Diagnostics;
using Zoe.Hosting.Workspaces;

namespace Zoe.Hosting.Tests.Workspaces;

/// <summary>Workspace folders and their owners.</summary>
public sealed class WorkspacesTests : IDisposable
{
    private readonly string _base = Directory.CreateTempSubdirectory("zoe-workspaces-").FullName;

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Fact]
    public async Task A_new_workspace_belongs_to_its_user_and_the_deployments_group_and_is_closed_to_others()
    {
        var path = Create().Ensure("ada", 1234);
        path.ShouldBe(Path.Combine(_base, "test", "ada"));
        (await StatAsync("%a", path)).ShouldBe("700");
        (await StatAsync("%a", Path.Combine(_base, "test"))).ShouldBe("711");
        if (!Environment.IsPrivilegedProcess) Assert.Skip("Only root can give folders away.");
        (await StatAsync("%u:%g", path)).ShouldBe("1234:777");
    }

    [Fact]
    public async Task An_existing_workspace_is_not_changed()
    {
        var path = Path.Combine(_base, "test", "ada");
        Directory.CreateDirectory(path);
        var before = await StatAsync("%a %u %g", path);
        Create().Ensure("ada", 1234);
        (await StatAsync("%a %u %g", path)).ShouldBe(before);
    }

    [Fact]
    public void A_missing_base_folder_is_reported_and_not_created()
    {
        Directory.Delete(_base);
        try
        {
            Should.Throw<DirectoryNotFoundException>(() => Create().Ensure("ada", 1)).Message
                .ShouldBe($"The folder of the workspaces, {_base}, is missing on the machine of the Zoe server. Is its file system mounted?");
            Directory.Exists(_base).ShouldBeFalse();
        }
        finally
        {
            Directory.CreateDirectory(_base);
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("../ada")]
    [InlineData("/etc")]
    public void A_user_name_with_path_separators_is_rejected(string name) =>
        Should.Throw<InvalidOperationException>(() => Create().Ensure(name, 1));

    private UserWorkspaces Create() =>
        new(new ZoeOptions { WorkspaceBasePath = _base, DeploymentName = "test", FsGroupId = 777 });

    private static async Task<string> StatAsync(string format, string path)
    {
        using var process = Process.Start(
            new ProcessStartInfo("stat", ["-c", format, path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }
}
