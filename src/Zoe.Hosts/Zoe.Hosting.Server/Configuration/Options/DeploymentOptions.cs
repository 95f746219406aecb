using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Zoe.Hosting;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Settings of the deployment that apply to all services.</summary>
[DisplayName("Deployment and files of services")]
internal sealed class DeploymentOptions
{
    [Text("Separates this deployment's containers from those of others; lower-case letters, digits and '-'.")]
    [RegularExpression("[a-z][a-z0-9-]{0,31}", ErrorMessage = "it must be 1 to 32 lower-case letters, digits and '-', beginning with a letter")]
    public string DeploymentName { get; set; } = "prod";

    [Path("Folder of the workspaces, the same on every node: <base>/<deployment>/<user>.",
        Default = "workspaces in the data path", IfNoFolder = "; create it, or mount its file system", See = "workspaces.md")]
    public string? WorkspaceBasePath { get; set; }

    [Number("Group id on the shared file system; owns workspaces and is passed to services as ZOE_GID.")]
    [Range(0, int.MaxValue, ErrorMessage = "it must be a group id, 0 or more")]
    public int FsGroupId { get; set; } = 5001;

    [Switch("true: containers run as ZOE_UID:ZOE_GID instead of as the image's user.")]
    public bool RunAsOwner { get; set; }

    [AdditionalVolumes("Host folders mounted read-only into every service below /mnt: hostpath:name,hostpath:name.",
        Default = "none", See = "workspaces.md")]
    public ImmutableArray<AdditionalVolume> AdditionalVolumes { get; set; } = [];

    [AllowedFolders("Host folders from which ZApps may mount volumes, separated by commas; with :ro at the end read-only.",
        Default = "none", See = "workspaces.md")]
    public ImmutableArray<AllowedFolder> VolumeAllowList { get; set; } = [];

    [Seconds("Seconds that a node may be unreachable before its services are given up; never disables this.", See = "executions.md")]
    public TimeSpan? NodeLostAfter { get; set; } = new ZoeOptions().NodeLostAfter;
}
