namespace Zoe.Hosting.Store.Transfer;

/// <summary>The last line of an export.</summary>
/// <param name="Users">Number of users.</param>
/// <param name="Executions">Number of executions.</param>
/// <param name="Services">Number of services.</param>
/// <param name="Sha256">Checksum of all lines before this one, with their line feeds, in hexadecimal digits.</param>
public sealed record ExportSummary(long Users, long Executions, long Services, string Sha256)
{
    internal ExportSummary Add(StoreRecord record) => this with
    {
        Users = Users + (record.User is null ? 0 : 1),
        Executions = Executions + (record.Execution is null ? 0 : 1),
        Services = Services + (record.Service is null ? 0 : 1),
    };
}
