using System.Text;

namespace Zoe.Backends.Docker;

/// <summary>How engines log in to a registry when they pull an image from it.</summary>
public sealed record DockerRegistryLogin
{
    /// <summary>The registry as image names have it, for example <c>registry.example.org:5000</c> or <c>docker.io</c>.</summary>
    public required string Registry { get; init; }

    /// <summary>The user.</summary>
    public required string UserName { get; init; }

    /// <summary>The password or token. It is not part of the text of this object.</summary>
    public required string Password { get; init; }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Registry = ").Append(Registry).Append(", UserName = ").Append(UserName);
        return true;
    }
}
