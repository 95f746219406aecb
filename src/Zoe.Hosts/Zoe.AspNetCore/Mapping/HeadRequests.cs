namespace Zoe.AspNetCore.Mapping;

/// <summary>Handles HEAD like GET; the web server drops the body.</summary>
internal static class HeadRequests
{
    /// <summary>A convention for all routes.</summary>
    public static void Allow(EndpointBuilder endpoint)
    {
        for (var i = 0; i < endpoint.Metadata.Count; i++)
        {
            if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: ["GET"] } get)
                endpoint.Metadata[i] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head], get.AcceptCorsPreflight);
        }
    }
}
