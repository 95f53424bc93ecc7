namespace Platform.WebApi.OpenApi;

/// <summary>Says in the API document that the answer 201 has a <c>Location</c>: what was made can be got there. (Every 202 has one.)</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SendsLocationAttribute : Attribute;
