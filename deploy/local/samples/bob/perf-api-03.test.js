/**
 * A public API keeps its promise under load: 95% of reads within 300 ms and fewer than 1% failures
 * at 50 users, after a minute of warming up. Run it with
 * `k6 run -e BASE_URL=https://staging.example.org perf-api-03.test.js`.
 *
 * @pattern id: perf-api-03
 * @pattern name: Product API under load
 * @pattern category: performance-test
 * @pattern framework: k6
 * @pattern confidence: 80
 */
import http from 'k6/http';
import { check, group, sleep } from 'k6';
import { Trend } from 'k6/metrics';

const BASE_URL = __ENV.BASE_URL || 'http://localhost:8080';
const timeToProduct = new Trend('time_to_product', true);

export const options = {
  stages: [
    { duration: '1m', target: 50 },
    { duration: '3m', target: 50 },
    { duration: '30s', target: 0 },
  ],
  thresholds: {
    http_req_failed: ['rate<0.01'],
    'http_req_duration{kind:read}': ['p(95)<300'],
    time_to_product: ['p(95)<800'],
    checks: ['rate>0.99'],
  },
};

export default function browse() {
  const started = Date.now();
  group('find a product', () => {
    const list = http.get(`${BASE_URL}/api/products?limit=20`, { tags: { kind: 'read' } });
    const listed = check(list, {
      'list answers 200': (response) => response.status === 200,
      'list is not empty': (response) => response.json('items.#') > 0,
    });
    if (!listed) {
      return;
    }
    const product = http.get(`${BASE_URL}/api/products/${list.json('items.0.id')}`, {
      tags: { kind: 'read', name: 'product' },
    });
    check(product, { 'product answers 200': (response) => response.status === 200 });
    timeToProduct.add(Date.now() - started);
  });
  sleep(1 + Math.random() * 2);
}
