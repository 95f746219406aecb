namespace Zoe.Backends;

/// <summary>The user that a service runs as, in numbers that need no entry in the image's <c>/etc/passwd</c>.</summary>
/// <param name="Uid">User id, 0 or more.</param>
/// <param name="Gid">Group id, 0 or more.</param>
public readonly record struct ServiceUser(int Uid, int Gid)
{
    /// <summary>As engines write it, <c>uid:gid</c>.</summary>
    public override string ToString() => $"{Uid}:{Gid}";
}
