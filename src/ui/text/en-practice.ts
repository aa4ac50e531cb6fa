import type { practice as vi } from './vi-practice.ts';

export const practice: typeof vi = {
  title: 'Practice',
  loud: 'PRACTICE',
  invented: 'Invented people and figures · nothing is sent',
  leave: 'Leave practice',
  tab: (title: string) => `Practice: ${title}`,
  left: 'You have left practice. Everything you practised is gone.',
  noCalls: 'You are practising: no real call is made.',
};
