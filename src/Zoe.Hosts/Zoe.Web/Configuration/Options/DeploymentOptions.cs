using System.Collections.Immutable;
using Zoe.Hosting;
using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>What all services of the deployment have in common.</summary>
[SettingGroup("Deployment and files of services")]
internal sealed class DeploymentOptions
{
    [DeploymentName("Keeps this deployment's containers apart from others'; lower-case letters, digits and '-'.")]
    public string DeploymentName { get; set; } = "prod";

    [Path("Folder of the workspaces, the same on every node: <base>/<deployment>/<user>.",
        Default = "workspaces in the data path", IfNoFolder = "; make it, or mount its file system", See = "workspaces.md")]
    public string? WorkspaceBasePath { get; set; }

    [Number("Group id on the shared file system; owns workspaces; services get it as ZOE_GID.",
        0, int.MaxValue, "a group id is a number, 0 or more")]
    public int FsGroupId { get; set; } = 5001;

    [Switch("true: containers run as ZOE_UID:ZOE_GID instead of as their image says.")]
    public bool RunAsOwner { get; set; }

    [AdditionalVolumes("Host folders that every service gets read-only below /mnt: hostpath:name,hostpath:name.",
        Default = "none", See = "workspaces.md")]
    public ImmutableArray<AdditionalVolume> AdditionalVolumes { get; set; } = [];

    [AllowedFolders("Host folders from which ZApps may mount volumes, separated by commas; with :ro at the end read-only.",
        Default = "none", See = "workspaces.md")]
    public ImmutableArray<AllowedFolder> VolumeAllowList { get; set; } = [];

    [Seconds("Seconds without an answer after which a node's services are given up; never for never.", See = "executions.md")]
    public TimeSpan? NodeLostAfter { get; set; } = new ZoeOptions().NodeLostAfter;
}
