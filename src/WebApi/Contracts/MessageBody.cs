namespace Platform.WebApi.Contracts;

/// <summary>The form of the lead-processing answers.</summary>
/// <typeparam name="T">What it is about.</typeparam>
/// <param name="Msg">One sentence.</param>
/// <param name="Data">The content.</param>
public sealed record MessageBody<T>(string Msg, T Data);
