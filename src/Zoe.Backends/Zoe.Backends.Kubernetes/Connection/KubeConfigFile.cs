using System;
using System.Text;
using Microsoft.Extensions.Logging;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Reads kubeconfig files.</summary>
internal sealed class KubeConfigFile
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly YamlEntry _root;

    private KubeConfigFile(string folder, YamlEntry root, TimeProvider time, ILogger logger)
    {
        _folder = folder;
        _root = root;
        _time = time;
        _logger = logger;
    }

    /// <summary>The connection of a context, or of the current one.</summary>
    /// <exception cref="KubeConfigException">The file cannot be used; the message begins with its name.</exception>
    public static ClusterConnection Read(string file, string? context, TimeProvider time, ILogger logger)
    {
        try
        {
            var stream = new YamlStream();
            using (var text = new StringReader(File.ReadAllText(file))) stream.Load(text);
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..])
                throw new KubeConfigException("it is empty or no mapping; a kubeconfig has clusters, users and contexts");
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            return new KubeConfigFile(folder, new YamlEntry(root, "it"), time, logger).Connect(context);
        }
        catch (KubeConfigException problem)
        {
            throw new KubeConfigException($"The kubeconfig {file} cannot be used: {problem.Message}", problem);
        }
        catch (YamlException problem)
        {
            throw new KubeConfigException($"The kubeconfig {file} is not YAML: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"The kubeconfig cannot be read: {problem.Message}", problem);
        }
    }

    private ClusterConnection Connect(string? wanted)
    {
        var name = wanted ?? _root.FindText("current-context")
            ?? throw new KubeConfigException(
                $"it has no current-context and none is configured; {_root.ListNames("contexts")}");
        var context = Find("contexts", name, "context", "");
        var clusterName = context.FindText("cluster") ?? throw context.Wrong("cluster", "the name of one of the clusters");
        var cluster = Find("clusters", clusterName, "cluster", $"that context '{name}' names ");
        var userName = context.FindText("user");
        var user = userName is null ? null : Find("users", userName, "user", $"that context '{name}' names ");
        var connection = ReadCluster(cluster) with { Namespace = context.FindText("namespace") };
        return connection with { Credential = user is null ? Anonymous : ReadUser(user, connection) };
    }

    private static KubeConfigCredential Anonymous { get; } = new(token: null, keyPair: null);

    private YamlEntry Find(string list, string name, string content, string whose) =>
        _root.FindNamed(list, name, content)
        ?? throw new KubeConfigException($"there is no '{name}' {whose}in {list}; {_root.ListNames(list)}");

    private ClusterConnection ReadCluster(YamlEntry cluster)
    {
        if (!Uri.TryCreate(cluster.FindText("server"), UriKind.Absolute, out var server)
            || server.Scheme is not ("http" or "https"))
            throw cluster.Wrong("server", "the URL of the API server, such as https://10.0.0.1:6443");
        var skip = cluster.FindFlag("insecure-skip-tls-verify");
        if (skip) ConnectionLog.NotVerified(_logger, server.ToString());
        var authorities = FindPem(cluster, "certificate-authority");
        if (skip && authorities is not null)
        {
            throw new KubeConfigException(
                $"{cluster.Path} has both a certificate authority and insecure-skip-tls-verify; remove one of them");
        }

        return new ClusterConnection
        {
            Server = server,
            Authorities = authorities,
            SkipVerification = skip,
            TlsServerName = cluster.FindText("tls-server-name"),
            Proxy = ReadProxy(cluster),
            Credential = Anonymous,
        };
    }

    private static Uri? ReadProxy(YamlEntry cluster) => cluster.FindText("proxy-url") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var proxy) => proxy,
        _ => throw cluster.Wrong("proxy-url", "a URL such as http://proxy:3128"),
    };

    private IClusterCredential ReadUser(YamlEntry user, ClusterConnection connection)
    {
        if (user.FindEntry("exec") is { } exec) return ExecPluginSettings.Read(exec, _folder, connection, _time);
        if (user.FindEntry("auth-provider") is not null)
        {
            throw new KubeConfigException(
                $"{user.Path}.auth-provider is no longer understood by Kubernetes; use an exec plug-in instead");
        }

        if (user.FindText("username") is not null)
        {
            throw new KubeConfigException(
                $"{user.Path}.username is no longer understood by Kubernetes; use a token or a client certificate instead");
        }

        if (user.FindText("as") is not null)
            throw new KubeConfigException($"{user.Path}.as is not supported: name the user itself");
        var certificate = FindPem(user, "client-certificate");
        var key = FindPem(user, "client-key");
        if (certificate is null != key is null)
        {
            var (missing, given) = key is null ? ("client-key", "client-certificate") : ("client-certificate", "client-key");
            throw new KubeConfigException($"{user.Path} has a {given} but no {missing}; the two belong together");
        }

        return new KubeConfigCredential(
            FindToken(user), certificate is null ? null : new KeyPairSource(certificate, key!));
    }

    // As kubectl does it, the file wins.
    private PemSource? FindToken(YamlEntry user)
    {
        if (user.FindText("tokenFile") is { } file)
            return new PemSource($"{user.Path}.tokenFile '{Locate(file)}'", Locate(file), Data: null);
        return user.FindText("token") is { } token ? new PemSource($"{user.Path}.token", File: null, token) : null;
    }

    // As kubectl does it, data win over a file.
    private PemSource? FindPem(YamlEntry entry, string key)
    {
        if (entry.FindText($"{key}-data") is { } data)
        {
            try
            {
                var setting = $"{entry.Path}.{key}-data";
                return new PemSource(setting, File: null, Encoding.UTF8.GetString(Convert.FromBase64String(data)));
            }
            catch (FormatException)
            {
                throw entry.Wrong($"{key}-data", "PEM text in base64");
            }
        }

        return entry.FindText(key) is { } file
            ? new PemSource($"{entry.Path}.{key}", Locate(file), Data: null)
            : null;
    }

    private string Locate(string file) => Path.GetFullPath(file, _folder);
}
