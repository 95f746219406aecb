namespace Zoe.Backends;

/// <summary>A port a service listens on.</summary>
/// <param name="Number">1 to 65535.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
public readonly record struct ServicePort(int Number, string Protocol)
{
    /// <summary>As engines write it, for example <c>8888/tcp</c>.</summary>
    public override string ToString() => $"{Number}/{Protocol}";
}
