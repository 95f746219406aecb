namespace Zoe.Hosting.Store.Transfer;

/// <summary>A line of an export; one of the properties is set.</summary>
internal sealed record ExportLine
{
    /// <summary>Version of the format; in the first line.</summary>
    public int? ZoeExport { get; init; }

    public StoreRecord? Record { get; init; }

    /// <summary>In the last line.</summary>
    public ExportSummary? End { get; init; }
}
