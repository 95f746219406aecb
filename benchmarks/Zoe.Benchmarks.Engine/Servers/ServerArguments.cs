using System.Globalization;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Arguments with which the load generator starts a server process.</summary>
/// <param name="Pipeline">zoe or bare.</param>
/// <param name="Store">sqlite, none or the URL of a PostgreSQL database.</param>
/// <param name="Nodes">Nodes of the virtual cluster.</param>
/// <param name="Port">The port on loopback.</param>
/// <param name="Folder">Folder of its data, and of the file of running times.</param>
internal sealed record ServerArguments(string Pipeline, string Store, int Nodes, int Port, string Folder)
{
    public const string Verb = "serve";

    public bool UsesPostgres => PostgresLogin.IsUrl(Store);

    public string TimesPath => Path.Combine(Folder, "running-times");

    public string[] ToArray() =>
        [Verb, Pipeline, Store, Nodes.ToString(CultureInfo.InvariantCulture), Port.ToString(CultureInfo.InvariantCulture), Folder];

    public static ServerArguments Parse(string[] args) => new(
        args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture), args[5]);
}
