export * from './errors.js';
export type * from './generated.js';
export { Platform, type PlatformOptions, type UploadOptions, type WaitOptions } from './platform.js';
export { verifyWebhook, WebhookVerificationError, type WebhookMessage } from './webhooks.js';
