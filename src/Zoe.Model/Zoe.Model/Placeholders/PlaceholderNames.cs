namespace Zoe.Model.Placeholders;

/// <summary>Names of placeholders.</summary>
internal static class PlaceholderNames
{
    public const string UserName = "user_name";
    public const string ExecutionId = "execution_id";
    public const string ExecutionName = "execution_name";
    public const string DeploymentName = "deployment_name";
    public const string DnsNamePrefix = "dns_name#";
    public const string Self = "self";
    public const string IpPort = "ip_port";
    public const string ProxyPath = "proxy_path";

    /// <summary>Placeholders of environment values, except references to other services.</summary>
    public static readonly string[] Environment =
        [UserName, ExecutionId, ExecutionName, DeploymentName, DnsNamePrefix + Self];

    /// <summary>Placeholders of URL templates.</summary>
    public static readonly string[] Url = [IpPort, ProxyPath];
}
