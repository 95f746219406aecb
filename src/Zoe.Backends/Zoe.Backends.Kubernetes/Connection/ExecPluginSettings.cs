using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Reads how a kubeconfig configures an exec plug-in.</summary>
internal static class ExecPluginSettings
{
    private const string Group = "client.authentication.k8s.io/";

    /// <summary>The plug-in that an <c>exec</c> entry names.</summary>
    /// <exception cref="KubeConfigException">The entry cannot be used.</exception>
    public static ExecPlugin Read(YamlEntry exec, string folder, ClusterConnection connection, TimeProvider time)
    {
        var version = exec.FindText("apiVersion");
        if (version is not (Group + "v1" or Group + "v1beta1"))
            throw exec.Wrong("apiVersion", $"{Group}v1 or {Group}v1beta1, not '{version}'");
        if (exec.FindText("interactiveMode") is "Always")
        {
            throw new KubeConfigException(
                $"{exec.Path} needs a terminal (interactiveMode Always), which a server does not have");
        }

        var command = exec.FindText("command") ?? throw exec.Wrong("command", "the name of a program");
        // As kubectl does it: one with a slash is relative to the file, another one is found on the PATH.
        if (command.Contains('/', StringComparison.Ordinal)) command = Path.GetFullPath(command, folder);
        return new ExecPlugin(time)
        {
            ApiVersion = version,
            Command = command,
            Arguments = [.. exec.FindItems("args").Select(argument => ((argument as YamlScalarNode) ?? throw exec.Wrong("args", "a list of texts")).Value ?? "")],
            Environment = [.. exec.FindItems("env").OfType<YamlMappingNode>().Select(item => ReadVariable(exec, item))],
            InstallHint = exec.FindText("installHint"),
            Cluster = exec.FindFlag("provideClusterInfo") ? Describe(connection) : null,
        };
    }

    private static KeyValuePair<string, string> ReadVariable(YamlEntry exec, YamlMappingNode item)
    {
        var variable = new YamlEntry(item, $"{exec.Path}.env");
        return KeyValuePair.Create(
            variable.FindText("name") ?? throw variable.Wrong("name", "the name of a variable"),
            variable.FindText("value") ?? "");
    }

    private static ExecCredentialCluster Describe(ClusterConnection connection) => new()
    {
        Server = connection.Server.ToString(),
        TlsServerName = connection.TlsServerName,
        InsecureSkipTlsVerify = connection.SkipVerification ? true : null,
        CertificateAuthorityData = connection.Authorities is { } authorities
            ? System.Text.Encoding.UTF8.GetBytes(authorities.Read())
            : null,
    };
}
