using Zoe.Client;

namespace Zoe.Cli.Connection;

/// <summary>Server and login.</summary>
internal sealed record ConnectionSettings(Uri Url, string? User, string? Password, string AuthFile, string? CaFile = null)
{
    /// <summary>The default URL.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5001";

    /// <summary>
    /// Resolves each value separately: the command line takes precedence over the environment, then the file.
    /// </summary>
    /// <param name="url">From the command line, or null.</param>
    /// <param name="user">From the command line, or null.</param>
    /// <param name="authFile">From the command line; null for <c>~/.zoerc</c> if it exists.</param>
    /// <param name="caFile">From the command line, or null.</param>
    /// <param name="warnings">Receives warnings about the file.</param>
    public static ConnectionSettings Resolve(string? url, string? user, string? authFile, string? caFile, TextWriter warnings)
    {
        var path = authFile
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".zoerc");
        var file = authFile is not null || File.Exists(path)
            ? ZoercFile.Read(path, warnings)
            : new Dictionary<string, string>();
        var address = url ?? FromEnvironment("ZOE_URL") ?? file.GetValueOrDefault("url") ?? DefaultUrl;
        return new ConnectionSettings(
            ParseUrl(address),
            user ?? FromEnvironment("ZOE_USER") ?? file.GetValueOrDefault("user"),
            FromEnvironment("ZOE_PASS") ?? file.GetValueOrDefault("pass"),
            path,
            caFile ?? FromEnvironment("ZOE_CA_FILE") ?? file.GetValueOrDefault("ca_file"));
    }

    /// <summary>Options of a client without retries.</summary>
    /// <exception cref="CliException">A login is required and missing, or the certificates cannot be read.</exception>
    public ZoeClientOptions ToClientOptions(bool needsLogin)
    {
        if (needsLogin) RequireCredentials();
        return new ZoeClientOptions
        {
            Address = Url,
            UserName = User,
            Password = Password,
            TrustedAuthorities = CaFile is { } path ? CertificateFile.Read(path) : null,
            Retry = RetryOptions.None,
        };
    }

    private void RequireCredentials()
    {
        if (User is null) throw new CliException($"The user name is missing: set ZOE_USER, or add user= to {AuthFile}.");
        if (Password is null)
            throw new CliException($"The password is missing: set ZOE_PASS, or add pass= to {AuthFile}.");
    }

    private static string? FromEnvironment(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static Uri ParseUrl(string text)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new CliException($"'{text}' is not a valid server URL such as {DefaultUrl}.");
        }

        return url;
    }
}
